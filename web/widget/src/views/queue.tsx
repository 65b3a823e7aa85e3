import type { Conversation } from "@ombud/api";
import { t } from "../texts.ts";
import { span } from "../time.ts";
import { Icon } from "./icons.tsx";

/** Where one stands, and the time only when the server can tell it honestly. */
export function QueueLine({ queue }: { queue: NonNullable<Conversation["queue"]> }) {
  const { position, seconds } = queue;
  return (
    <p class="queue" role="status">
      <Icon name="clock" size={18} />
      <span>
        {position <= 1 ? t("queue-next") : t("queue-position", { position })}
        {seconds !== null && ` · ${t("queue-time", { time: span(seconds) })}`}
      </span>
    </p>
  );
}
