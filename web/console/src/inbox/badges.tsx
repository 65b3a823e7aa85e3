import type { CaseSummary, Priority } from "@ombud/api";
import {
  AlarmClock,
  ChevronDown,
  ChevronsUp,
  ChevronUp,
  Clock,
  CornerUpLeft,
  Minus,
  Siren,
  TimerOff,
} from "lucide";
import { formatDate, formatDuration, t } from "../i18n/index.ts";
import { THEFT_TYPE, typeName } from "../state/case-types.ts";
import { now } from "../state/clock.ts";
import { RECOVERY_TYPE } from "../state/recoveries.ts";
import { Badge, Icon } from "../ui/index.ts";

const MINUTE_MS = 60_000;
/** Beyond this a customer has waited long, target or not. */
const LONG_WAIT_MS = 10 * MINUTE_MS;

/** How long until a target is missed, which moves every second in the last hour; or since when it is, to the minute. */
export function DueBadge({ due }: { due: NonNullable<CaseSummary["next_due"]> }) {
  const left = (Date.parse(due.due_at) - now.value) / 1000;
  const late = left < 0 || due.state === "breached";
  const tone = late ? "danger" : due.state === "warned" ? "warn" : "neutral";
  const length = late
    ? formatDuration(Math.max(60, Math.abs(left)), "narrow", 1)
    : formatDuration(left, "narrow", left < 3600 ? 2 : 1);
  const what = t(`clock-${due.clock}`);
  const title = t("due-title", { what, at: formatDate(due.due_at, "dateTime") });
  return (
    <Badge tone={tone} icon={late ? TimerOff : AlarmClock} class="ui-tabular" title={title}>
      <span class="ui-visually-hidden">{t(late ? "due-late" : "due-left", { what })} </span>
      {late ? `+${length}` : length}
    </Badge>
  );
}

/** How long a customer has been waiting for an answer. */
export function WaitBadge({ since }: { since: string | null }) {
  if (!since) return null;
  const waited = Math.max(0, now.value - Date.parse(since));
  return (
    <Badge
      tone={waited > LONG_WAIT_MS ? "warn" : "neutral"}
      icon={Clock}
      class="ui-tabular"
      title={t("waits-title")}
    >
      <span class="ui-visually-hidden">{t("waits-title")} </span>
      {formatDuration(waited / 1000, "narrow", 1)}
    </Badge>
  );
}

const ICONS = { low: ChevronDown, normal: Minus, high: ChevronUp, urgent: ChevronsUp };

/** How urgent a case is; nothing for the usual. */
export function PriorityMark({ priority, always }: { priority: Priority; always?: boolean }) {
  if (priority === "normal" && !always) return null;
  const label = t("priority-of", { priority: t(`priority-${priority}`) });
  return (
    <span class={`priority priority-${priority}`} title={label}>
      <Icon of={ICONS[priority]} size={15} label={label} />
    </span>
  );
}

/** In which cases coins are being stolen: they come before all others. */
export function TheftBadge({ type }: { type: string }) {
  if (type !== THEFT_TYPE) return null;
  return (
    <Badge tone="danger" icon={Siren}>
      {typeName(type)}
    </Badge>
  );
}

/** In which cases a deposit is asked back: money waits there for whoever works on it. */
export function RecoveryBadge({ type }: { type: string }) {
  if (type !== RECOVERY_TYPE) return null;
  return (
    <Badge tone="info" icon={CornerUpLeft} title={typeName(type)}>
      {t("recovery-badge")}
    </Badge>
  );
}
