import { expect, it } from "vitest";
import {
  formatAhead,
  formatBytes,
  formatDuration,
  formatHours,
  formatLeft,
  formatPercent,
  formatRelative,
  formatShortDate,
  weekdayName,
} from "./format.ts";

it("writes a length of time by its two largest units", () => {
  expect(formatDuration(0)).toBe("0s");
  expect(formatDuration(45)).toBe("45s");
  expect(formatDuration(96)).toBe("1m 36s");
  expect(formatDuration(3600)).toBe("1h");
  expect(formatDuration(3661)).toBe("1h 1m");
  expect(formatDuration(86_400 + 5)).toBe("1d");
  expect(formatDuration(5400, "long")).toBe("1 hour 30 minutes");
  expect(formatDuration(5400, "narrow", 1)).toBe("1h");
});

it("adds up the hours of a week, which nobody thinks of in days", () => {
  expect(formatHours(45 * 60)).toBe("45 hours");
  expect(formatHours(37 * 60 + 30)).toBe("37 hours 30 minutes");
  expect(formatHours(0)).toBe("0 hours");
});

it("rounds up what is left of something that ends", () => {
  const now = Date.UTC(2026, 0, 31, 12);
  expect(formatLeft(now + 7 * 86_400_000 - 1000, now)).toBe("in 7 days");
  expect(formatLeft(now + 1.5 * 86_400_000, now)).toBe("in 2 days");
  expect(formatLeft(now + 5 * 3_600_000, now)).toBe("in 5 hours");
});

it("says how long ago something was", () => {
  const now = Date.UTC(2026, 0, 31, 12);
  expect(formatRelative(now, now)).toBe("now");
  expect(formatRelative(now - 90_000, now)).toBe("1 minute ago");
  expect(formatRelative(now + 2 * 86_400_000, now)).toBe("in 2 days");
  expect(formatRelative(now - 86_400_000, now)).toBe("yesterday");
});

it("shortens dates by their distance", () => {
  const now = new Date(2026, 5, 15, 12).getTime();
  expect(formatShortDate(new Date(2026, 5, 15, 9, 5), now)).toBe("9:05 AM");
  expect(formatShortDate(new Date(2026, 0, 2), now)).toBe("Jan 2");
  expect(formatShortDate(new Date(2024, 0, 2), now)).toBe("Jan 2, 2024");
});

it("says the day and the hour at which something comes back", () => {
  const now = new Date(2026, 5, 15, 22, 40).getTime();
  expect(formatAhead(new Date(2026, 5, 15, 23, 40), now)).toBe("today 11:40 PM");
  expect(formatAhead(new Date(2026, 5, 16, 0, 5), now)).toBe("tomorrow 12:05 AM");
  expect(formatAhead(new Date(2026, 5, 22, 9), now)).toBe("Mon, Jun 22 9:00 AM");
});

it("writes shares, sizes and days", () => {
  expect(formatPercent(0.894)).toBe("89%");
  expect(formatBytes(999)).toBe("999 bytes");
  expect(formatBytes(1536)).toBe("1.5 kB");
  expect(formatBytes(20 * 1024 * 1024)).toBe("20 MB");
  expect(formatBytes(25_000_000)).toBe("24 MB");
  expect([weekdayName(0), weekdayName(6, "short")]).toEqual(["Monday", "Sun"]);
});
