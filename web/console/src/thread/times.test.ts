import { expect, it } from "vitest";
import { timePresets } from "./times.ts";

const ids = (now: Date) => timePresets(now).map((one) => one.id);

it("offers the evening only before it has come", () => {
  expect(ids(new Date(2026, 0, 7, 10))).toContain("evening");
  expect(ids(new Date(2026, 0, 7, 19))).not.toContain("evening");
});

it("names Monday once: not when it is tomorrow, not when it is in a week", () => {
  const sunday = ids(new Date(2026, 0, 4, 10));
  expect(sunday).not.toContain("monday");
  const monday = timePresets(new Date(2026, 0, 5, 10));
  expect(monday.find((one) => one.id === "monday")?.at).toEqual(new Date(2026, 0, 12, 9));
  expect(monday.some((one) => one.id === "week")).toBe(false);
});

it("lies always ahead", () => {
  const now = new Date(2026, 11, 31, 23, 30);
  expect(timePresets(now).every((one) => one.at > now)).toBe(true);
});
