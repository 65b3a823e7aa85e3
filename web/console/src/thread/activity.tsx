import type { StaffMessage } from "@ombud/api";
import { formatDate, formatList, formatRelative, hasText, languageName, t } from "../i18n/index.ts";
import { slowNow } from "../state/clock.ts";
import { staffName, teamOf } from "../state/directory.ts";
import { handoverOf } from "../state/messages.ts";

/** The words for what happened. Ids become names; what has no words yet is shown by its code. */
export function textOf(message: StaffMessage): string {
  const activity = message.activity;
  if (!activity) return message.body;
  const { code, args } = activity;
  const by = nameOf(args.by) ?? message.name ?? t("the-system");
  const own = `activity-${code}-${args.by ?? "auto"}`;
  const id = hasText(own) ? own : `activity-${code}`;
  if (!hasText(id)) return code;
  const until = args.until;
  return t(id, {
    ...args,
    by,
    to: code === "priority" ? t(`priority-${args.to}`) : (nameOf(args.to) ?? ""),
    from: code === "priority" ? t(`priority-${args.from}`) : (args.from ?? ""),
    level: args.level ? t(`proof-${args.level}`) : "",
    until: until ? formatDate(until, "dateTime") : "",
    priority: args.priority ? t(`priority-${args.priority}`) : "",
    tierName: args.tier ? t(`tier-${args.tier}`) : "",
    languageName: args.language && args.language !== "none" ? languageName(args.language) : "",
    clock: args.clock ? t(`clock-${args.clock}`) : "",
    // Other lines choose their words by it.
    kind: code === "secret_removed" ? secretNames((args.kind ?? "").split(", ")) : (args.kind ?? ""),
  });
}

/** Those who are no staff, as the server names whoever did something. */
const OTHERS: Readonly<Record<string, string>> = {
  API: "a-programme",
  Ombud: "the-system",
  bot: "bot",
  customer: "the-customer",
};

function nameOf(id: string | undefined): string | undefined {
  const other = id === undefined ? undefined : OTHERS[id];
  return other ? t(other) : (staffName(id) ?? teamOf(id)?.name ?? id);
}

/** What kinds of secrets there were, each named once. */
export function secretNames(kinds: readonly string[]): string {
  return formatList([...new Set(kinds.map(secretName))]);
}

function secretName(kind: string): string {
  const id = `secret-${kind.replaceAll("_", "-")}`;
  return hasText(id) ? t(id) : t("secret-other");
}

/** Why nothing can be read of a message any more. */
export const goneText = (message: StaffMessage): string =>
  t(message.expired ? "message-expired" : "message-erased");

/** A line that tells what happened to the case. */
export function ActivityLine({ message }: { message: StaffMessage }) {
  return (
    <p class={`line-activity line-activity-${message.activity?.code ?? "other"}`} data-pos={message.pos}>
      <span>{message.erased ? goneText(message) : textOf(message)}</span>
      <time dateTime={message.at} title={formatDate(message.at, "full")}>
        {formatRelative(message.at, Math.max(slowNow.value, Date.parse(message.at)), "narrow")}
      </time>
    </p>
  );
}

/** The lines of one hand-over as one, with where it led; opened, it shows its parts. */
export function HandoverLine({
  messages,
  target,
}: {
  messages: readonly StaffMessage[];
  target: number | null;
}) {
  const last = messages.at(-1);
  const asked = messages.some((one) => one.pos === target);
  if (!last) return null;
  return (
    <details class="line-handover" open={asked || undefined}>
      <summary class="line-activity">
        <span>{handoverText(messages)}</span>
        <time dateTime={last.at} title={formatDate(last.at, "full")}>
          {formatRelative(last.at, Math.max(slowNow.value, Date.parse(last.at)), "narrow")}
        </time>
      </summary>
      {messages.map((one) => (
        <ActivityLine key={one.pos} message={one} />
      ))}
    </details>
  );
}

function handoverText(messages: readonly StaffMessage[]): string {
  const { team, person, by } = handoverOf(messages);
  const names = { team: nameOf(team) ?? "", person: nameOf(person) ?? "", by: nameOf(by) ?? "none" };
  if (team && person) return t("handover-both", names);
  if (team) return t("handover-team", names);
  if (person) return t("handover-person", names);
  return t("handover-open", { count: messages.length });
}
