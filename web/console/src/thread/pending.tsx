import type { Pending, StaffSend } from "@ombud/api";
import { CircleAlert, Clock3 } from "lucide";
import { hasText, t } from "../i18n/index.ts";
import { link, live } from "../state/live.ts";
import { bearsOnReply } from "../state/messages.ts";
import { filesOf, takeBack } from "../state/outgoing.ts";
import { myId } from "../state/session.ts";
import type { Thread } from "../state/thread.ts";
import { Button, Icon } from "../ui/index.ts";
import { focusComposer } from "./focus.ts";

interface PendingProps {
  item: Pending<StaffSend>;
  thread: Thread;
}

/** A message that the server has not yet taken: on its way, waiting for the connection, or refused. */
export function PendingView({ item, thread }: PendingProps) {
  const { payload, failed } = item;
  const files = filesOf(item.id);
  return (
    <article
      class={`message message-head message-${payload.kind === "note" ? "note" : "own"} message-pending`}
    >
      {payload.kind === "note" && <span class="message-face" />}
      <div class="message-column">
        {payload.body !== "" && (
          <div class="bubble" dir="auto">
            {payload.body}
          </div>
        )}
        {files.map((file) => (
          <span key={file.id} class="file">
            {file.name}
          </span>
        ))}
        {failed ? (
          <Refused item={item} thread={thread} />
        ) : (
          <span class="read-mark">
            <Icon of={Clock3} size={13} /> {t(link.value === "online" ? "mark-sending" : "mark-waiting")}
          </span>
        )}
      </div>
    </article>
  );
}

function plainText(code: string, detail: string | undefined): string {
  return hasText(`nack-${code}`) ? t(`nack-${code}`) : detail || t("nack-other");
}

/** Who was quicker. What they wrote may still be on its way to this screen. */
function newerText(item: Pending<StaffSend>, thread: Thread): string {
  const seen = item.payload.seen ?? 0;
  const last = thread.messages.value.findLast((one) => one.pos > seen && bearsOnReply(one, myId.value));
  if (last?.from === "customer") return t("nack-newer-message");
  if (last?.from === "bot") return t("nack-newer-bot");
  return last?.name ? t("nack-newer-colleague", { name: last.name }) : t("nack-newer-somebody");
}

function Refused({ item, thread }: PendingProps) {
  const code = item.failed?.code ?? "";
  const newer = code === "newer-message";
  const edit = () => {
    if (takeBack(item.id)) focusComposer(item.payload.kind);
  };
  const text = newer ? newerText(item, thread) : plainText(code, item.failed?.detail);
  return (
    <div class="refused" role="alert">
      <p>
        <Icon of={CircleAlert} size={14} /> {text}
      </p>
      <div class="refused-actions">
        <Button
          size="sm"
          variant="primary"
          onClick={() => live().retry(item.id, newer ? thread.lastPos.peek() : undefined)}
        >
          {t(newer ? "send-anyway" : "ui-retry")}
        </Button>
        <Button size="sm" onClick={edit}>
          {t("ui-edit")}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => live().discard(item.id)}>
          {t("ui-delete")}
        </Button>
      </div>
    </div>
  );
}
