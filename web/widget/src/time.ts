/** Times, sizes and waits as people read them. */
import { language, t } from "./texts.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  const key = language.value + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(language.value, options);
    formats.set(key, made);
  }
  return made.format(date);
}

/** Days from `a` to `b` by the calendar, not by hours. */
function daysBetween(a: Date, b: Date): number {
  const day = (d: Date) => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate());
  return Math.round((day(b) - day(a)) / 86_400_000);
}

export function clock(at: string): string {
  return format(new Date(at), { hour: "numeric", minute: "2-digit" });
}

export function full(at: string): string {
  return format(new Date(at), { dateStyle: "full", timeStyle: "short" });
}

export function dayName(at: string, now = new Date()): string {
  const date = new Date(at);
  const days = daysBetween(date, now);
  if (days === 0) return t("time-today");
  if (days === 1) return t("time-yesterday");
  if (days > 1 && days < 7) return format(date, { weekday: "long" });
  const year = date.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return format(date, { day: "numeric", month: "long", ...year });
}

/** For a list: the hour today, else the day. */
export function short(at: string, now = new Date()): string {
  const date = new Date(at);
  const days = daysBetween(date, now);
  if (days <= 0) return clock(at);
  if (days < 7) return format(date, { weekday: "short" });
  return format(date, { day: "numeric", month: "short" });
}

/** When somebody is back: "today 14:00", "Monday 09:00". */
export function opening(at: string, now = new Date()): string {
  const date = new Date(at);
  const days = daysBetween(now, date);
  if (days === 0) return clock(at);
  const day: Intl.DateTimeFormatOptions = days < 7 ? { weekday: "long" } : { day: "numeric", month: "long" };
  return format(date, { ...day, hour: "numeric", minute: "2-digit" });
}

/** Waits are rounded up: it is better to be earlier than said. One hour is 60 minutes, so hours and days are never one. */
export function span(seconds: number): string {
  if (seconds <= 60) return t("time-under-minute");
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 60) return t("time-minutes", { count: minutes });
  const hours = Math.ceil(minutes / 60);
  return hours < 48 ? t("time-hours", { count: hours }) : t("time-days", { count: Math.ceil(hours / 24) });
}

/** In steps of 1,024, as limits are set; "25 bytes" is written out, for its short form knows no plural. */
export function bytes(size: number): string {
  let value = size;
  let unit = 0;
  for (; value >= 1024 && unit < 3; unit++) value /= 1024;
  return new Intl.NumberFormat(language.value, {
    style: "unit",
    unit: ["byte", "kilobyte", "megabyte", "gigabyte"][unit],
    unitDisplay: unit ? "short" : "long",
    maximumFractionDigits: unit && value < 10 ? 1 : 0,
  }).format(value);
}

export function percent(share: number): string {
  return new Intl.NumberFormat(language.value, { style: "percent" }).format(share);
}
