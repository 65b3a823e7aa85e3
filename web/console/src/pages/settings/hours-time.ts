import type { BusinessHours } from "@ombud/api";

export type Week = BusinessHours["week"];
export type Day = Week[number]["day"];
export type Holidays = BusinessHours["holidays"];

/** Part of a day in minutes from midnight; `to` may be 1440. */
export interface Range {
  from: number;
  to: number;
}

export const DAYS: readonly Day[] = [0, 1, 2, 3, 4, 5, 6];
const MINUTE = 60_000;
const FULL = 1440;

export function minutesOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

export function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** The ranges of one day, in order. */
export function rangesOf(week: Week, day: Day): Range[] {
  return week
    .filter((entry) => entry.day === day)
    .map((entry) => ({ from: minutesOf(entry.from), to: minutesOf(entry.to) }))
    .sort((a, b) => a.from - b.from);
}

/** Joins ranges that touch or overlap, and drops empty ones. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** The week with other ranges on one day; kept in order of day and time. */
export function withRanges(week: Week, day: Day, ranges: readonly Range[]): Week {
  const others = week.filter((entry) => entry.day !== day);
  const own = ranges.map(({ from, to }) => ({ day, from: timeOf(from), to: timeOf(to) }));
  return [...others, ...own].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
}

/** True when a day has ranges that end before they begin, or overlap. */
export function isBroken(ranges: readonly Range[]): boolean {
  return ranges.some(({ from, to }, index) => {
    const next = ranges[index + 1];
    return !(to > from) || to > FULL || (next !== undefined && next.from < to);
  });
}

export function openMinutes(week: Week): number {
  return DAYS.flatMap((day) => mergeRanges(rangesOf(week, day))).reduce(
    (sum, { from, to }) => sum + to - from,
    0,
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(instant: number, timeZone: string): Record<string, number> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US-u-hc-h23", {
      timeZone,
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
}

/** How far the zone's clocks are ahead of UTC at this instant, in milliseconds. */
export function offsetOf(instant: number, timeZone: string): number {
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = partsIn(instant, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** The instant at which the zone's clocks show this many minutes of a day (given as its midnight in UTC). */
function instantOf(midnight: number, minutes: number, timeZone: string): number {
  const wall = midnight + minutes * MINUTE;
  const first = wall - offsetOf(wall, timeZone);
  // Near a change of clocks the first guess may be off by the change; the offset there settles it.
  return wall - offsetOf(first, timeZone);
}

/** How many days ahead a change is looked for: longer than any run of holidays. */
const AHEAD = 40;

/** Whether it is open at `now`, and when that changes (null: not soon, or never). */
export function openState(
  week: Week,
  holidays: Holidays,
  timeZone: string,
  now: number,
): { open: boolean; changesAt: number | null } {
  const closed = new Set(holidays.map((holiday) => holiday.date));
  const { year = 0, month = 1, day = 1 } = partsIn(now, timeZone);
  const today = Date.UTC(year, month - 1, day);
  const spans: Range[] = [];
  for (let ahead = 0; ahead < AHEAD; ahead += 1) {
    const midnight = today + ahead * FULL * MINUTE;
    if (closed.has(new Date(midnight).toISOString().slice(0, 10))) continue;
    const weekday = ((new Date(midnight).getUTCDay() + 6) % 7) as Day;
    for (const { from, to } of rangesOf(week, weekday)) {
      spans.push({ from: instantOf(midnight, from, timeZone), to: instantOf(midnight, to, timeZone) });
    }
  }
  const current = mergeRanges(spans).find((span) => span.to > now);
  if (!current) return { open: false, changesAt: null };
  const open = current.from <= now;
  const horizon = today + (AHEAD - 1) * FULL * MINUTE;
  const change = open ? current.to : current.from;
  return { open, changesAt: change > horizon ? null : change };
}

/** "UTC+05:30" for the zone at this instant. */
export function offsetText(timeZone: string, now: number): string {
  const minutes = Math.round(offsetOf(now, timeZone) / MINUTE);
  return `UTC${minutes < 0 ? "−" : "+"}${timeOf(Math.abs(minutes))}`;
}
