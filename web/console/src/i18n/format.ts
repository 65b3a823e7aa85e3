import { language } from "./texts.ts";

const cache = new Map<string, unknown>();

/** Intl objects are slow to build, and lists ask for the same few again and again. */
function cached<T>(kind: string, options: object, build: (tag: string) => T): T {
  const tag = language.value;
  const key = `${kind}|${tag}|${JSON.stringify(options)}`;
  let value = cache.get(key) as T | undefined;
  if (!value) {
    value = build(tag);
    cache.set(key, value);
  }
  return value;
}

type When = string | number | Date;
const asDate = (when: When) => (when instanceof Date ? when : new Date(when));

const styles = {
  date: { year: "numeric", month: "short", day: "numeric" },
  day: { weekday: "short", month: "short", day: "numeric" },
  hour: { hour: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  dateTime: { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
  full: { dateStyle: "full", timeStyle: "medium" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof styles;

/** A moment in the reader's language and time zone (or in `timeZone`). */
export function formatDate(when: When, style: DateStyle = "dateTime", timeZone?: string): string {
  const options: Intl.DateTimeFormatOptions = timeZone ? { ...styles[style], timeZone } : styles[style];
  return cached("date", options, (tag) => new Intl.DateTimeFormat(tag, options)).format(asDate(when));
}

/** Today: the hour; this year: day and month; before: the full date. For lists. */
export function formatShortDate(when: When, now: number = Date.now()): string {
  const date = asDate(when);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return formatDate(date, "time");
  const options: Intl.DateTimeFormatOptions =
    date.getFullYear() === today.getFullYear() ? { month: "short", day: "numeric" } : styles.date;
  return cached("date", options, (tag) => new Intl.DateTimeFormat(tag, options)).format(date);
}

export function formatNumber(value: number, options: Intl.NumberFormatOptions = {}): string {
  return cached("number", options, (tag) => new Intl.NumberFormat(tag, options)).format(value);
}

/** A share between 0 and 1. */
export function formatPercent(share: number, digits = 0): string {
  return formatNumber(share, { style: "percent", maximumFractionDigits: digits });
}

export function formatList(
  items: readonly string[],
  type: "conjunction" | "disjunction" = "conjunction",
): string {
  return cached("list", { type }, (tag) => new Intl.ListFormat(tag, { type })).format(items);
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "3 minutes ago", "in 2 days". */
export function formatRelative(
  when: When,
  now: number = Date.now(),
  style: Intl.RelativeTimeFormatStyle = "long",
): string {
  const seconds = Math.round((asDate(when).getTime() - now) / 1000);
  const options = { numeric: "auto", style } as const;
  const format = cached("relative", options, (tag) => new Intl.RelativeTimeFormat(tag, options));
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(Math.abs(seconds) < 10 ? 0 : seconds, "second");
}

/** When something comes back: "today 23:40", "tomorrow 09:00", "Mon, Jan 5 09:00". */
export function formatAhead(when: When, now: number = Date.now()): string {
  const date = asDate(when);
  const today = new Date(now);
  const midnight = (of: Date) => Date.UTC(of.getFullYear(), of.getMonth(), of.getDate());
  const days = Math.round((midnight(date) - midnight(today)) / 86_400_000);
  const options = { numeric: "auto", style: "long" } as const;
  const relative = cached("relative", options, (tag) => new Intl.RelativeTimeFormat(tag, options));
  const day = days === 0 || days === 1 ? relative.format(days, "day") : formatDate(date, "day");
  return `${day} ${formatDate(date, "time")}`;
}

const PARTS: readonly ["day" | "hour" | "minute" | "second", number][] = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

/** A length of time by its two largest units: "1h 20m", "45s". `unitDisplay` "long" writes the units out. */
export function formatDuration(
  seconds: number,
  unitDisplay: "long" | "short" | "narrow" = "narrow",
  count = 2,
): string {
  let rest = Math.max(0, Math.round(seconds));
  const words: string[] = [];
  let room = count;
  for (const [unit, size] of PARTS) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (room > 0 && (amount > 0 || (unit === "second" && words.length === 0))) {
      words.push(formatNumber(amount, { style: "unit", unit, unitDisplay }));
    }
    // Units that follow the first shown one use up room even when they are nought: "1d" and not "1d 5s".
    if (words.length > 0) room -= 1;
  }
  return words.join(" ");
}

/** "45 hours", "37 hours 30 minutes": of a week nobody thinks in days and a rest. */
export function formatHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  const word = (amount: number, unit: string) =>
    formatNumber(amount, { style: "unit", unit, unitDisplay: "long" });
  return [
    ...(hours > 0 || rest === 0 ? [word(hours, "hour")] : []),
    ...(rest > 0 ? [word(rest, "minute")] : []),
  ].join(" ");
}

/** How long is left of something that ends: of seven days, not a second later "in 6 days". */
export function formatLeft(when: When, now: number = Date.now()): string {
  const days = (asDate(when).getTime() - now) / 86_400_000;
  if (days < 1) return formatRelative(when, now);
  const options = { numeric: "auto", style: "long" } as const;
  const format = cached("relative", options, (tag) => new Intl.RelativeTimeFormat(tag, options));
  return format.format(Math.ceil(days), "day");
}

/** 1,536 → "1.5 kB": in steps of 1,024, as limits are set; "68 bytes" is written out, as customers see it too. */
export function formatBytes(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  let index = 0;
  let value = bytes;
  while (value >= 1024 && index < units.length - 1) {
    value /= 1024;
    index += 1;
  }
  return formatNumber(value, {
    style: "unit",
    unit: units[index] ?? "byte",
    unitDisplay: index === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && index > 0 ? 1 : 0,
  });
}

/** The name of a language in the language on the screen: "zh-CN" → "Chinese (China)". */
export function languageName(tag: string): string {
  const options = { type: "language" } as const;
  try {
    return cached("names", options, (shown) => new Intl.DisplayNames(shown, options)).of(tag) ?? tag;
  } catch {
    // Not a well-formed tag: show what is stored.
    return tag;
  }
}

/** The name of a language in itself: "zh-CN" → "中文（中国）". */
export function ownLanguageName(tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** 0 = Monday. */
export function weekdayName(day: number, style: "long" | "short" = "long"): string {
  // 2024-01-01 was a Monday.
  const options = { weekday: style, timeZone: "UTC" } as const;
  return cached("date", options, (tag) => new Intl.DateTimeFormat(tag, options)).format(
    Date.UTC(2024, 0, 1 + day),
  );
}
