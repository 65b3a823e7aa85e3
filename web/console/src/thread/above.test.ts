import type { StaffMessage } from "@ombud/api";
import { expect, it } from "vitest";
import { linesOf } from "../state/messages.ts";
import { linesAbove } from "./above.ts";

const SCREEN = 600;

const messages = Array.from(
  { length: 60 },
  (_, index): StaffMessage => ({
    conversation: "v1",
    seq: index,
    public_seq: index,
    pos: index + 1,
    at: "2026-01-01T12:00:00Z",
    kind: "message",
    from: "customer",
    author: "u1",
    name: "Ada",
    body: "text",
    files: [],
    mentions: [],
    activity: null,
    guard: [],
    bot: null,
    form: null,
    erased: false,
    expired: false,
    id: null,
  }),
);

it("a screen is filled by the last lines; those above it wait", () => {
  const lines = linesOf(messages, null);
  expect(lines.length - linesAbove(lines, null, SCREEN)).toBe(15);
  expect(linesAbove(lines.slice(0, 9), null, SCREEN)).toBe(0);
  const long = linesOf(
    messages.map((one) => ({ ...one, body: "word ".repeat(200) })),
    null,
  );
  expect(long.length - linesAbove(long, null, SCREEN)).toBeLessThan(5);
});

it("where the reader begins and what stands before it is drawn at once", () => {
  const lines = linesOf(messages, 20);
  const above = linesAbove(lines, null, SCREEN);
  expect(lines[above + 1]).toMatchObject({ kind: "unread" });
  expect(linesAbove(lines, 7, SCREEN)).toBe(0);
  expect(linesAbove([], null, SCREEN)).toBe(0);
});
