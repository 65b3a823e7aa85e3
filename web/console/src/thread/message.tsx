import type { StaffMessage } from "@ombud/api";
import { Bot, Check, CheckCheck, Copy, FileX2, Link, ShieldAlert, StickyNote } from "lucide";
import { memo } from "preact/compat";
import { formatDate, t } from "../i18n/index.ts";
import { caseSignal, customerName } from "../state/cases.ts";
import { staffOf } from "../state/directory.ts";
import { publicSeq } from "../state/messages.ts";
import type { Thread } from "../state/thread.ts";
import { Avatar, copyText, Icon, IconButton, toast } from "../ui/index.ts";
import { goneText, secretNames } from "./activity.tsx";
import { MessageFiles } from "./files.tsx";
import { copyLink } from "./focus.ts";
import { MessageText, MessageWarnings } from "./message-text.tsx";
import { BotNotes } from "./why.tsx";

interface MessageProps {
  message: StaffMessage;
  /** Shows who wrote; a message that follows on goes without. */
  head: boolean;
  thread: Thread;
  /** The address asked for this message. */
  target: boolean;
}

/** One message or note. Drawn again only when it changed itself. */
export const MessageView = memo(function MessageView({ message, head, thread, target }: MessageProps) {
  const side = message.kind === "note" ? "note" : message.from === "customer" ? "customer" : "own";
  const name = nameOf(message, thread);
  return (
    <article
      class={`message message-${side} ${head ? "message-head" : ""} ${target ? "message-target" : ""}`}
      data-pos={message.pos}
      aria-label={t("message-name", { name, time: formatDate(message.at, "time") })}
    >
      {side !== "own" && <span class="message-face">{head && <Face message={message} name={name} />}</span>}
      <div class="message-column">
        {head && (
          <div class="message-who">
            <span class="ui-truncate">{name}</span>
            {message.kind === "note" && (
              <span class="message-kind">
                <Icon of={StickyNote} size={12} /> {t("note")}
              </span>
            )}
            {message.from === "bot" && name !== t("bot") && (
              <span class="message-kind">
                <Icon of={Bot} size={12} /> {t("bot")}
              </span>
            )}
            <time dateTime={message.at} title={formatDate(message.at, "full")}>
              {formatDate(message.at, "time")}
            </time>
          </div>
        )}
        {message.erased && (
          <div class="bubble message-erased">
            <Icon of={FileX2} size={14} /> {goneText(message)}
          </div>
        )}
        {message.body !== "" && (
          <div class="bubble" dir="auto">
            <MessageText message={message} />
          </div>
        )}
        <MessageFiles files={message.files} />
        <MessageWarnings message={message} />
        <GuardMarks message={message} />
        <BotNotes message={message} />
        {side === "own" && <ReadMark message={message} thread={thread} />}
      </div>
      <MessageTools message={message} />
    </article>
  );
});

function nameOf(message: StaffMessage, thread: Thread): string {
  if (message.from === "customer") {
    return message.name ?? customerName(caseSignal(thread.id).value) ?? t("the-customer");
  }
  if (message.from === "staff") return staffOf(message.author)?.name ?? message.name ?? t("a-colleague");
  return message.name ?? t(message.from === "bot" ? "bot" : "the-system");
}

function Face({ message, name }: { message: StaffMessage; name: string }) {
  return message.from === "bot" ? (
    <span class="bot-face" aria-hidden="true">
      <Icon of={Bot} size={16} />
    </span>
  ) : (
    <Avatar name={name} size={28} />
  );
}

function GuardMarks({ message }: { message: StaffMessage }) {
  if (message.guard.length === 0) return null;
  const kinds = secretNames(message.guard.map((one) => one.kind));
  return (
    <p class="guard-mark">
      <Icon of={ShieldAlert} size={14} />
      {t("guard-removed", { kinds })}
    </p>
  );
}

/** Whether the customer has it, and has read it. */
function ReadMark({ message, thread }: { message: StaffMessage; thread: Thread }) {
  if (message.kind !== "message") return null;
  const read = (thread.customerRead.value[message.conversation] ?? 0) >= publicSeq(message);
  const label = t(read ? "mark-read" : "mark-sent");
  return (
    <span class={`read-mark ${read ? "read-mark-read" : ""}`} title={label}>
      <Icon of={read ? CheckCheck : Check} size={14} label={label} />
    </span>
  );
}

function MessageTools({ message }: { message: StaffMessage }) {
  const copy = () => {
    void copyText(message.body).then((done) => toast(t(done ? "ui-copied" : "ui-copy-failed")));
  };
  return (
    <span class="message-tools">
      {message.body !== "" && <IconButton icon={Copy} size="sm" label={t("copy-text")} onClick={copy} />}
      <IconButton
        icon={Link}
        size="sm"
        label={t("copy-message-link")}
        onClick={() => copyLink(message.pos)}
      />
    </span>
  );
}
