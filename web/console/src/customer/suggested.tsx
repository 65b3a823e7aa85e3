import type { DraftReply, Suggested } from "@ombud/api";
import { CornerDownLeft, ExternalLink, Sparkles } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { languageName, needTexts, t } from "../i18n/index.ts";
import { composeOf } from "../state/compose.ts";
import { toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { useView } from "../state/view.ts";
import { toComposer } from "../thread/focus.ts";
import { Badge, Button, LinkButton, type Tone, toast } from "../ui/index.ts";
import { Meaning } from "./meaning.tsx";
import { Section } from "./panel.tsx";
import "./suggested.css";

const TONES: Record<string, Tone> = { high: "warn", urgent: "danger" };
/** Shown before more is asked for. */
const FIRST = 2;

/** What the customer's last question is about, and which articles answer it: what the assistant goes by, for people. */
export function SuggestedSection({ thread }: { thread: Thread }) {
  const [all, setAll] = useState(false);
  const asked = thread.messages.value.findLast((one) => one.from === "customer")?.pos ?? 0;
  // Who may not read this, or reads it while the server is away, has the thread all the same.
  const { shown: found, load } = useView(`/cases/${thread.id}/suggestions`, { again: asked });
  const reading = found?.reading;
  if (!found || !reading) return null;
  const shown = all ? found.articles : found.articles.slice(0, FIRST);
  const more = found.articles.length - shown.length;
  return (
    <Section title={t("suggested")}>
      <p class="suggested-reading">
        <Meaning thread={thread} found={found} onChange={load} />
        {reading.urgency !== "normal" && (
          <Badge tone={TONES[reading.urgency] ?? "neutral"}>{t(`priority-${reading.urgency}`)}</Badge>
        )}
        <span class="ui-muted ui-small">{languageName(reading.language)}</span>
      </p>
      {found.drafts && <Draft key={`${thread.id}-${asked}`} thread={thread} />}
      {found.articles.length === 0 && <p class="ui-muted ui-small">{t("suggested-none")}</p>}
      <ul class="suggested">
        {shown.map((one) => (
          <Article key={one.path} one={one} thread={thread} />
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
          {t("suggested-more", { count: more })}
        </Button>
      )}
    </Section>
  );
}

/** Has a language model draft a reply from the articles, and puts it where replies are written. */
function Draft({ thread }: { thread: Thread }) {
  const [busy, setBusy] = useState(false);
  const compose = composeOf(thread);
  useEffect(() => void needTexts("models"), []);
  const draft = async () => {
    setBusy(true);
    try {
      const made: DraftReply = await http.post(`/cases/${thread.id}/suggested-reply`);
      if (made.text) {
        insert(thread, made.text);
        toast(t("models-draft-done"));
      } else {
        const why =
          made.model && made.model.outcome !== "used" ? t(`models-outcome-${made.model.outcome}`) : "";
        toast(why || t("models-draft-none"));
      }
    } catch (error) {
      toastError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="suggested-draft">
      <Button
        size="sm"
        icon={Sparkles}
        busy={busy}
        disabled={compose.kind.value === "note"}
        onClick={() => void draft()}
      >
        {t("models-draft")}
      </Button>
    </div>
  );
}

/** Puts words behind what is written already. */
function insert(thread: Thread, words: string) {
  const compose = composeOf(thread);
  const before = compose.body.peek();
  const gap = before.trim() === "" ? "" : "\n\n";
  compose.write(`${before.trimEnd()}${gap}${words}`);
  toComposer();
}

function Article({ one, thread }: { one: Suggested; thread: Thread }) {
  const compose = composeOf(thread);
  return (
    <li>
      <details>
        <summary lang={one.lang}>{one.title}</summary>
        <p class="suggested-extract" dir="auto" lang={one.lang}>
          {one.extract}
        </p>
        <Button
          size="sm"
          icon={CornerDownLeft}
          disabled={compose.kind.value === "note"}
          onClick={() => insert(thread, one.extract)}
        >
          {t("suggested-insert")}
        </Button>
        <LinkButton
          size="sm"
          variant="ghost"
          icon={ExternalLink}
          href={one.path}
          target="_blank"
          rel="noopener"
        >
          {t("suggested-open")}
        </LinkButton>
      </details>
    </li>
  );
}
