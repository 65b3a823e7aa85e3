import { newId, type Scheduled } from "@ombud/api";
import { CalendarClock, X } from "lucide";
import { useState } from "preact/hooks";
import { Floating, useNamedFloating } from "../app/picker.tsx";
import { formatDate, t } from "../i18n/index.ts";
import type { Compose } from "../state/compose.ts";
import { staffName } from "../state/directory.ts";
import { attempt, toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";
import { Button, Checkbox, Icon, IconButton, toastUndo } from "../ui/index.ts";
import { TimeChoice } from "./pickers.tsx";

/** Takes a message that was to be sent later off the list. */
async function cancel(thread: Thread, id: string): Promise<void> {
  await http.delete(`/cases/${thread.id}/scheduled/${id}`);
  await thread.refreshDetail();
}

async function schedule(
  thread: Thread,
  compose: Compose,
  sendAt: string,
  cancelOnReply: boolean,
): Promise<void> {
  const { kind, body, files, mentions } = compose.takeOut();
  try {
    const answer = await http.post(`/cases/${thread.id}/messages`, {
      id: newId(),
      kind,
      body,
      files: files.map((file) => file.id),
      mentions,
      send_at: sendAt,
      cancel_on_reply: cancelOnReply,
    });
    // With a time to send it at, the answer is what waits for it and not yet a message.
    const { id } = answer as Scheduled;
    await thread.refreshDetail();
    const text = t("did-schedule", { at: formatDate(sendAt, "dateTime") });
    toastUndo(text, () => {
      attempt(cancel(thread, id).then(() => compose.putBack({ kind: "message", body, files })));
    });
  } catch (error) {
    compose.putBack({ kind: "message", body, files });
    toastError(error);
  }
}

/** When a reply shall go out by itself. */
export function SchedulePicker({ thread, compose }: { thread: Thread; compose: Compose }) {
  const floating = useNamedFloating("schedule", "top-end");
  const [cancelOnReply, setCancelOnReply] = useState(true);
  return (
    <Floating
      floating={floating}
      label={t("schedule")}
      trigger={(props) => (
        <IconButton
          {...props}
          icon={CalendarClock}
          label={t("schedule")}
          disabled={compose.empty.value || compose.uploading.value}
        />
      )}
    >
      <TimeChoice
        label={t("schedule")}
        action={t("schedule-set")}
        onChoose={(at) => {
          floating.close();
          void schedule(thread, compose, at, cancelOnReply);
        }}
      />
      <div class="schedule-option">
        <Checkbox checked={cancelOnReply} onValue={setCancelOnReply} label={t("schedule-cancel-on-reply")} />
      </div>
    </Floating>
  );
}

/** The messages of this case that will be sent later. */
export function ScheduledStrip({ thread }: { thread: Thread }) {
  const list = thread.detail.value?.scheduled ?? [];
  if (list.length === 0) return null;
  return (
    <ul class="scheduled" aria-label={t("scheduled")}>
      {list.map((one) => (
        <ScheduledRow key={one.id} one={one} onCancel={() => attempt(cancel(thread, one.id))} />
      ))}
    </ul>
  );
}

function ScheduledRow({ one, onCancel }: { one: Scheduled; onCancel: () => void }) {
  return (
    <li class="scheduled-row">
      <Icon of={CalendarClock} size={15} />
      <span class="ui-grow ui-truncate">
        <strong>{formatDate(one.send_at, "dateTime")}</strong> {staffName(one.staff)}: {one.body}
      </span>
      <Button size="sm" variant="ghost" icon={X} onClick={onCancel}>
        {t("ui-cancel")}
      </Button>
    </li>
  );
}
