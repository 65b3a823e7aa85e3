/** Whom and what a line of the audit is about, in words: the sentence before it says only who did which kind of thing. */
import { formatDate, formatList, formatNumber, hasText, t } from "../../i18n/index.ts";
import { staffName, teamOf } from "../../state/directory.ts";

interface Happened {
  kind: string;
  by: { kind: string; id?: string | null };
  data: Record<string, unknown>;
  /** What roles are called whose ids stand in `data`. */
  names?: Record<string, string>;
}

const textOr = (id: string, otherwise: string): string => (hasText(id) ? t(id) : otherwise);

const dashed = (word: string): string => word.replaceAll(/[^a-z0-9]+/g, "-");

/** What a recorded field is called; one that has no name in words is at least no name of a variable. */
export const fieldName = (name: string): string =>
  textOr(`audit-field-${dashed(name)}`, name.replaceAll(/[_.]+/g, " "));

/** What can change of a member of staff, as the event names it. */
const OF_STAFF = ["role", "state", "teams", "scope", "skills", "max_load", "name", "display_name"];

function ofStaff({ by, data, names }: Happened): string[] {
  const whom = typeof data.staff === "string" && data.staff !== by.id ? staffName(data.staff) : undefined;
  const invited = typeof data.email === "string" ? data.email : undefined;
  const fields = OF_STAFF.filter((name) => name in data).map(fieldName);
  const change =
    typeof data.change === "string" ? [textOr(`audit-did-${dashed(data.change)}`, data.change)] : [];
  const role = typeof data.role === "string" ? names?.[data.role] : undefined;
  return [whom ?? invited ?? "", formatList([...fields, ...change]), role ?? ""];
}

function ofSetting({ data }: Happened): string[] {
  if (typeof data.subject !== "string") return [];
  const { name, title } = (data.value ?? {}) as { name?: unknown; title?: unknown };
  const called = [name, title].find((one) => typeof one === "string");
  const subject = textOr(`audit-subject-${dashed(data.subject)}`, data.subject);
  const change =
    typeof data.change === "string" ? textOr(`audit-did-${dashed(data.change)}`, data.change) : "";
  return [typeof called === "string" ? `${subject} “${called}”` : subject, change];
}

/** The parts that are known of it; none where the sentence says it all. */
export function about(item: Happened): string[] {
  const parts = item.kind.startsWith("staff.")
    ? ofStaff(item)
    : item.kind === "settings.changed"
      ? ofSetting(item)
      : [];
  return parts.filter((part) => part !== "");
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Says nothing: it was not there, or holds nothing that was. An empty list says that there are none any more. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return false;
  return typeof value === "object" && Object.values(value).every(isNothing);
}

/** A recorded value to read: ids that have a name are named, times are those of the clock on the wall. */
export function shown(value: unknown, names: Record<string, string> = {}): string {
  if (Array.isArray(value))
    return value.length === 0
      ? "–"
      : formatList(value.filter((one) => !isNothing(one)).map((one) => shown(one, names)));
  if (typeof value === "boolean") return t(value ? "settings-yes" : "settings-no");
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "object" && value !== null) {
    const parts = facts(value as Record<string, unknown>, names);
    return parts.map(([name, said]) => t("audit-fact", { name, said })).join("\n");
  }
  if (typeof value !== "string") return "–";
  if (MOMENT.test(value)) return formatDate(value, "full");
  return names[value] ?? staffName(value) ?? teamOf(value)?.name ?? value;
}

/** What was recorded, each with what it is called; what was not there is left out. */
export function facts(
  data: Record<string, unknown>,
  names: Record<string, string> = {},
): [name: string, said: string][] {
  const said = Object.entries(data).filter(([, value]) => !isNothing(value));
  return said.map(([name, value]) => [
    fieldName(name),
    name === "number" ? `#${String(value)}` : shown(value, names),
  ]);
}
