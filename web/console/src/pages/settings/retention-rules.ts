/** The rules as the form has them: days as texts, an empty one for what is kept for good or follows the default. */
import type { RetentionRules } from "@ombud/api";
import { RULED_TYPES } from "../../state/case-types.ts";

const PRESETS = [
  "messages_days",
  "files_days",
  "customers_days",
  "deliveries_days",
  "reveals_days",
  "devices_days",
  "alerts_days",
] as const;

export type Preset = (typeof PRESETS)[number];
type ByType = "messages_by_type" | "files_by_type";
export type Name = Preset | `${ByType}.${(typeof RULED_TYPES)[number]}`;
export type Texts = Record<Name, string>;

interface Group {
  id: string;
  names: readonly Preset[];
  byType?: ByType;
}

export const GROUPS: readonly Group[] = [
  { id: "messages", names: ["messages_days"], byType: "messages_by_type" },
  { id: "files", names: ["files_days"], byType: "files_by_type" },
  { id: "customers", names: ["customers_days"] },
  { id: "records", names: ["deliveries_days", "reveals_days", "devices_days", "alerts_days"] },
];

const LEAST = 30;
const MOST = 36_500;
/** What goes by itself after so many days may go sooner, and from the first day on. */
const SHORT: Partial<Record<Name, number>> = { deliveries_days: 30, devices_days: 180 };

/** The days of a text; 0 for good, null where the server would not take it. */
export function daysOf(name: Name, text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === "") return 0;
  if (!/^\d{1,6}$/.test(trimmed)) return null;
  const days = Number(trimmed);
  const short = SHORT[name];
  if (short !== undefined) return days <= short ? days : null;
  return days === 0 || (days >= LEAST && days <= MOST) ? days : null;
}

const typed = (of: ByType) => RULED_TYPES.map((type) => [`${of}.${type}` as Name, type] as const);

export function textsOf(rules: RetentionRules): Texts {
  const texts = Object.fromEntries(PRESETS.map((name) => [name, rules[name] ? String(rules[name]) : ""]));
  for (const of of ["messages_by_type", "files_by_type"] as const) {
    for (const [name, type] of typed(of)) {
      const days = rules[of]?.[type];
      texts[name] = days === undefined ? "" : String(days);
    }
  }
  return texts as Texts;
}

/** For single types an empty text follows the default, and 0 keeps for good whatever that says. */
export function rulesOf(texts: Texts): RetentionRules {
  const presets = Object.fromEntries(PRESETS.map((name) => [name, daysOf(name, texts[name]) ?? 0]));
  const byType = (of: ByType) =>
    Object.fromEntries(
      typed(of)
        .filter(([name]) => texts[name].trim() !== "")
        .map(([name, type]) => [type, daysOf(name, texts[name]) ?? 0]),
    );
  return {
    ...(presets as Record<Preset, number>),
    messages_by_type: byType("messages_by_type"),
    files_by_type: byType("files_by_type"),
  };
}
