import type { Message } from "@ombud/api";
import { MAX_FILES } from "@ombud/api";
import type { ComponentType } from "preact";
import type { Bubble, Row } from "../rows.ts";
import { client, explain, head, link, networkDown, threadOf } from "../store.ts";
import { known, t } from "../texts.ts";
import { clock, dayName, full } from "../time.ts";
import { emojiOnly, Words } from "../words.tsx";
import { Icon } from "./icons.tsx";
import { lazy } from "./lazy.tsx";
import { Avatar, brandName } from "./parts.tsx";

const AskCard = lazy(() => import("./later/ask-card.tsx"));
const BotExtras = lazy(() => import("./later/bot.tsx"));
const FileView = lazy(() => import("./later/files.tsx"));

interface RowProps {
  row: Row;
  conversation: string;
  /** The last own message carries the mark: sending, delivered, read. */
  marked: boolean;
}

export function RowView({ row, conversation, marked }: RowProps) {
  switch (row.kind) {
    case "day":
      return (
        <p class="day">
          <time dateTime={row.at}>{dayName(row.at)}</time>
        </p>
      );
    case "new":
      return <p class="new-line">{t("log-new")}</p>;
    case "system": {
      const Line: ComponentType<LineProps> = /^(proof|recov|watch|upd)/.test(row.message.system?.code ?? "")
        ? AskCard
        : SystemText;
      return <Line message={row.message} conversation={conversation} />;
    }
    case "bubble":
      return <BubbleView bubble={row} conversation={conversation} marked={marked} />;
  }
}

/** Lines about danger, which must not be overlooked. */
const WARNINGS: ReadonlySet<string> = new Set(["secret_removed", "link_warning"]);

/** Codes of a newer server fall back to the text that it sent along. */
interface LineProps {
  message: Message;
  conversation: string;
}

function SystemText({ message }: Pick<LineProps, "message">) {
  const code = message.system?.code ?? "";
  const key = `system-${code.replaceAll("_", "-")}`;
  const text = known(key) ? t(key, message.system?.args ?? {}) : message.body;
  if (!text) return null;
  const warns = WARNINGS.has(code);
  return (
    <p class={warns ? `system warn ${code === "link_warning" ? "bad" : ""}` : "system"}>
      {warns && <Icon name="shield" size={18} />}
      <span dir="auto">{text}</span>
    </p>
  );
}

function BubbleView({
  bubble,
  conversation,
  marked,
}: {
  bubble: Bubble;
  conversation: string;
  marked: boolean;
}) {
  const { from, body, files, at, first, last, pending, seq } = bubble;
  const own = from === "customer";
  const name = own ? t("log-you") : (bubble.name ?? (from === "bot" ? t("log-bot") : brandName()));
  const failed = pending?.failed ?? null;
  const classes = [
    "msg",
    own ? "own" : "other",
    first && "first",
    last && "last",
    pending && !failed && "pending",
  ];
  return (
    <article class={classes.filter(Boolean).join(" ")} aria-label={`${name}, ${clock(at)}`}>
      {!own && (last ? <Avatar name={name} bot={from === "bot"} /> : <span class="avatar-space" />)}
      <div class="msg-body">
        {first && !own && (
          <p class="msg-name">
            <bdi>{name}</bdi>
          </p>
        )}
        {bubble.bot && <BotExtras bubble={bubble} conversation={conversation} first />}
        {files.map((file) => (
          <FileView key={file.id} file={file} onExpired={() => refresh(conversation, seq)} />
        ))}
        {body && (
          <div class={emojiOnly(body) ? "bubble big" : "bubble"} dir="auto">
            {/* What somebody has been lured to must not be a press away; the team's links are judged before they are sent. */}
            {own ? body : <Words body={body} />}
          </div>
        )}
        {bubble.bot && <BotExtras bubble={bubble} conversation={conversation} />}
        {failed && pending ? (
          <Failed id={pending.id} code={failed.code} detail={failed.detail} />
        ) : (
          (last || marked) && (
            <p class="msg-foot">
              {last && (
                <time dateTime={at} title={full(at)}>
                  {clock(at)}
                </time>
              )}
              {marked && own && <Mark bubble={bubble} conversation={conversation} />}
            </p>
          )
        )}
      </div>
    </article>
  );
}

function refresh(conversation: string, seq: number | null): void {
  if (seq !== null) client.refresh(conversation, seq).catch(explain);
}

function Mark({ bubble, conversation }: { bubble: Bubble; conversation: string }) {
  const { messages } = threadOf(conversation).value.thread;
  // Who has answered has read what was there.
  const answered = messages.findLast((m) => m.from === "staff")?.seq ?? 0;
  const readTo = Math.max(head(conversation)?.staff_read_seq ?? 0, answered);
  const read = readTo >= (bubble.seq ?? Number.POSITIVE_INFINITY);
  let icon: "clock" | "check" | "checks" = read ? "checks" : "check";
  let text = read ? t("mark-read") : t("mark-delivered");
  if (bubble.pending) {
    icon = "clock";
    text = link.value === "online" && !networkDown.value ? t("mark-sending") : t("mark-waiting");
  }
  return (
    <span class="mark">
      <Icon name={icon} size={15} />
      {text}
    </span>
  );
}

function Failed({ id, code, detail }: { id: string; code: string; detail: string }) {
  const key = `failed-${code}`;
  const text = known(key) ? t(key, { count: MAX_FILES }) : t("failed-generic", { detail });
  return (
    <div class="failed" role="alert">
      <p>
        <Icon name="alert" size={16} />
        <span>
          <b>{t("mark-failed")}.</b> {text}
        </span>
      </p>
      <p class="failed-actions">
        <button type="button" class="link-button" onClick={() => client.retry(id)}>
          {t("failed-retry")}
        </button>
        <button type="button" class="link-button" onClick={() => client.discard(id)}>
          {t("failed-delete")}
        </button>
      </p>
    </div>
  );
}
