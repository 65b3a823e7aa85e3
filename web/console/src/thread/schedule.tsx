import type { Scheduled } from "@ombud/api";
import { CalendarClock, X } from "lucide";
import { useState } from "preact/hooks";
import { Floating, useNamedFloating } from "../app/picker.tsx";
import { formatDate, t } from "../i18n/index.ts";
import type { Compose } from "../state/compose.ts";
import { staffName } from "../state/directory.ts";
import { attempt } from "../state/errors.ts";
import { cancelScheduled, sendLater } from "../state/outgoing.ts";
import type { Thread } from "../state/thread.ts";
import { Button, Checkbox, Icon, IconButton } from "../ui/index.ts";
import { TimeChoice } from "./pickers.tsx";

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
          void sendLater(thread, { at, cancelOnReply });
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
        <ScheduledRow key={one.id} one={one} onCancel={() => attempt(cancelScheduled(thread, one.id))} />
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
