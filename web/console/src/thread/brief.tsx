import type { CaseBrief } from "@ombud/api";
import { ClipboardList, X } from "lucide";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import {
  formatAhead,
  formatDate,
  formatRelative,
  inOwnLanguage,
  languageName,
  needTexts,
  t,
} from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import type { Thread } from "../state/thread.ts";
import { useView } from "../state/view.ts";
import { Badge, Icon, IconButton, Loaded, type Tone } from "../ui/index.ts";
import { briefOpen, showBrief } from "./brief-open.ts";
import { scrollToMessage } from "./focus.ts";
import "./brief.css";

type Tried = CaseBrief["tried"][number];
type Promised = CaseBrief["promised"][number];

const TONES: Record<string, Tone> = { urgent: "danger", high: "warn" };

/** Above the messages: the case in few words, when it is asked for, and to whoever has it from the assistant. */
export function BriefCard({ thread }: { thread: Thread }) {
  const open = briefOpen(thread);
  return open ? <Card thread={thread} /> : null;
}

function Card({ thread }: { thread: Thread }) {
  const [ready, setReady] = useState(false);
  useEffect(() => void needTexts("assistant").then(() => setReady(true)), []);
  // Whatever is written or happens in the case may change it.
  const view = useView(`/cases/${thread.id}/brief`, { again: thread.lastPos.value });
  return (
    <section class="brief" aria-labelledby="brief-title">
      <header class="brief-head">
        <Icon of={ClipboardList} size={16} />
        <h2 id="brief-title" class="ui-grow">
          {t("brief")}
        </h2>
        <IconButton icon={X} size="sm" label={t("brief-close")} onClick={() => showBrief(thread.id, false)} />
      </header>
      {ready && (
        <Loaded view={view} rows={3}>
          {(brief) => <Lines brief={brief} />}
        </Loaded>
      )}
    </section>
  );
}

function Lines({ brief }: { brief: CaseBrief }) {
  const { first, last } = brief;
  return (
    <dl class="brief-lines">
      <Line name="who">
        <Who brief={brief} />
      </Line>
      {first && (
        <Line name="first">
          <Words pos={first.pos} text={first.text} at={first.at} />
        </Line>
      )}
      {last && (
        <Line name="last">
          <Words pos={last.pos} text={last.text} at={last.at} />
        </Line>
      )}
      {brief.told.length > 0 && (
        <Line name="told">
          <ul>
            {brief.told.map((fact, index) => (
              <li key={index} dir="auto">
                {fact.asked && <span class="ui-muted">{fact.asked} </span>}
                {fact.answer}
              </li>
            ))}
          </ul>
        </Line>
      )}
      {brief.pressed.length > 0 && (
        <Line name="pressed">
          {brief.pressed.map((one) => (
            <button key={one.pos} type="button" class="brief-chip" onClick={() => scrollToMessage(one.pos)}>
              <span dir="auto">{one.text}</span>
            </button>
          ))}
        </Line>
      )}
      {brief.named.length > 0 && (
        <Line name="named">
          {brief.named.map((one) => (
            <button
              key={one.pos + one.text}
              type="button"
              class="brief-chip"
              onClick={() => scrollToMessage(one.pos)}
            >
              <code dir="ltr">{one.text}</code>
            </button>
          ))}
        </Line>
      )}
      <Line name="tried">
        {brief.tried.length === 0 ? (
          <span class="ui-muted">{t("brief-tried-nothing")}</span>
        ) : (
          <ul>
            {brief.tried.map((one) => (
              <li key={`${one.pos}-${one.title}`}>
                <Step one={one} />
              </li>
            ))}
          </ul>
        )}
        {brief.handed_over && <p>{t("brief-handed", { why: t(`assistant-reason-${brief.handed_over}`) })}</p>}
      </Line>
      <Line name="promised">
        {brief.promised.length === 0 ? (
          <span class="ui-muted">{t("brief-promised-nothing")}</span>
        ) : (
          <ul>
            {brief.promised.map((one) => (
              <li key={`${one.what}-${one.until}-${one.transaction ?? ""}`}>
                <Due one={one} />
              </li>
            ))}
          </ul>
        )}
      </Line>
      {brief.cut && <p class="ui-muted ui-small">{t("brief-cut")}</p>}
    </dl>
  );
}

function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{t(`brief-${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Who asks, in which language, about what, and how urgent that is. */
function Who({ brief }: { brief: CaseBrief }) {
  const { customer, language, priority, created_at: since } = brief.case;
  const about = inOwnLanguage(brief.intent_title);
  const parts = [
    customer.name ?? t("brief-nameless"),
    language ? languageName(language) : null,
    t("brief-written", { count: brief.written }),
  ];
  return (
    <>
      <span>{parts.filter(Boolean).join(" · ")}</span> {about && <Badge>{about}</Badge>}{" "}
      {priority !== "normal" && (
        <Badge tone={TONES[priority] ?? "neutral"}>{t(`priority-${priority}`)}</Badge>
      )}{" "}
      <Ago at={since} />
    </>
  );
}

function Words({ pos, text, at }: { pos: number; text: string; at: string }) {
  return (
    <>
      <button type="button" class="brief-words" onClick={() => scrollToMessage(pos)}>
        <q dir="auto">{text}</q>
      </button>{" "}
      <Ago at={at} />
    </>
  );
}

function Ago({ at }: { at: string }) {
  return (
    <time class="ui-muted ui-small" dateTime={at} title={formatDate(at, "full")}>
      {formatRelative(at, Math.max(slowNow.value, Date.parse(at)))}
    </time>
  );
}

function Step({ one }: { one: Tried }) {
  const said =
    one.helped === null || one.helped === undefined ? "" : one.helped ? "brief-helped" : "brief-no-help";
  return (
    <>
      <span class="ui-muted">{t(`brief-step-${one.step}`)}</span>{" "}
      {one.path ? (
        <a href={one.path} target="_blank" rel="noopener">
          {one.title}
        </a>
      ) : (
        <span dir="auto">{one.title}</span>
      )}
      {said && <span class="ui-muted"> · {t(said)}</span>}
    </>
  );
}

function Due({ one }: { one: Promised }) {
  const when = formatAhead(one.until, slowNow.value);
  return (
    <span class={one.missed ? "brief-missed" : ""}>
      {t(`brief-promise-${one.what}`)}{" "}
      <time dateTime={one.until} title={formatDate(one.until, "full")}>
        {one.missed ? t("brief-missed") : when}
      </time>
      {one.transaction && (
        <>
          {" "}
          <code class="ui-small" dir="ltr">
            {one.transaction.slice(0, 10)}…
          </code>
        </>
      )}
    </span>
  );
}
