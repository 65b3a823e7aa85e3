import { toBase64 } from "../core/bytes.ts";
import type { Content, Value } from "../core/content.ts";
import type { Report, ShownLeaf } from "../core/report.ts";
import { known, language, t } from "../texts.ts";

/** What the proved leaves say: a conversation as a talk, everything else as a sentence. */
export function Leaves({ report }: { report: Report }) {
  if (report.shown.length === 0) return null;
  const wrong = (index: number) =>
    report.faults.some(
      (it) => it.index !== null && index >= it.index && index < it.index + Math.max(1, it.count),
    );
  const newest = report.kind === "ledger" && report.leaves > report.shown.length;
  return (
    <section class="card">
      <h2>{newest ? t("says-newest", { count: report.shown.length }) : t("says")}</h2>
      {report.kind === "receipt" && <Wholeness leaves={report.shown} />}
      <ol class="leaves">
        {report.shown.map((leaf) => (
          <LeafItem key={leaf.index} leaf={leaf} wrong={wrong(leaf.index)} />
        ))}
      </ol>
    </section>
  );
}

/** A conversation numbers what its customer sees: so it shows whether a message was left out. */
function Wholeness({ leaves }: { leaves: readonly ShownLeaf[] }) {
  const numbers = leaves.map((it) => it.content?.get("public_seq")).filter((it) => typeof it === "number");
  const talks = new Set(leaves.map((it) => it.content?.get("conversation")).filter((it) => it !== undefined));
  if (numbers.length === 0 || talks.size !== 1 || leaves.some((it) => !it.content)) return null;
  const here = new Set(numbers);
  const most = Math.max(...numbers);
  for (let number = 1; number <= most; number++) {
    if (!here.has(number)) return <p class="caution">{t("says-gap", { number })}</p>;
  }
  return <p>{t("says-whole", { count: most })}</p>;
}

function LeafItem({ leaf, wrong }: { leaf: ShownLeaf; wrong: boolean }) {
  const { index, content } = leaf;
  const mark = wrong && <strong class="wrong">{t("says-wrong")}</strong>;
  if (!content) {
    return (
      <li class="said">
        <p class="line">
          <span class="muted">#{index + 1}</span> {mark}
        </p>
        <p class="muted">{t("says-erased")}</p>
      </li>
    );
  }
  const author = text(content, "author_kind") ?? text(content, "actor_kind") ?? "nobody";
  const body = text(content, "body");
  return (
    <li class={body === null ? "said" : `said talk ${author}`}>
      <p class="line">
        <strong>{who(author)}</strong>
        <When micros={content.get("said_at") ?? content.get("at")} />
        {text(content, "message") === "note" && <em>{t("says-note")}</em>}
        <span class="muted">#{index + 1}</span>
        {mark}
      </p>
      {body ? (
        <p class="body" dir="auto">
          {body}
        </p>
      ) : (
        <p>{sentence(content)}</p>
      )}
      <Files content={content} />
      <details>
        <summary>{t("details")}</summary>
        <dl class="facts">
          {[...content].map(([name, value]) => (
            <div key={name}>
              <dt dir="ltr">{name}</dt>
              <dd dir="auto">{plain(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

function text(content: Content, name: string): string | null {
  const value = content.get(name);
  return typeof value === "string" ? value : null;
}

const who = (kind: string): string => (known(`by-${kind}`) ? t(`by-${kind}`) : kind);

function plain(value: Value): string {
  if (value === null) return "—";
  return value instanceof Uint8Array ? toBase64(value) : String(value);
}

/** Data stands in a content as JSON text; it was proved as that text and is only made readable here. */
function object(said: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(said ?? "");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function sentence(content: Content): string {
  const event = text(content, "event") ?? "";
  const key = `event-${event.replaceAll(".", "-")}`;
  const data = object(text(content, "data"));
  const word = (name: string) => (typeof data[name] === "string" ? (data[name] as string) : "");
  const name = who(text(content, "actor_kind") ?? "nobody");
  return known(key)
    ? t(key, { name, what: word("what"), field: word("field"), state: word("state") })
    : event;
}

function Files({ content }: { content: Content }) {
  const { files } = object(text(content, "carries"));
  if (!Array.isArray(files) || files.length === 0) return null;
  const names = files.map((it: { name?: unknown }) => String(it?.name ?? "")).join(", ");
  return <p class="muted">{t("says-files", { names })}</p>;
}

/** Times are logged in microseconds since 1970. */
function When({ micros }: { micros: Value | undefined }) {
  if (typeof micros !== "number") return null;
  const date = new Date(micros / 1000);
  if (Number.isNaN(date.getTime())) return null;
  const format = new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "long" });
  return <time dateTime={date.toISOString()}>{format.format(date)}</time>;
}
