import { beforeEach, expect, it, vi } from "vitest";
import { alertHeard, isNews, loadAlerts, openAlerts } from "./alerts.ts";
import { http } from "./http.ts";
import { me } from "./session.ts";

const open = (...ids: string[]) => ({ items: ids.map((id) => ({ id, severity: "high" })) });

/** Answers that come when the test says so. */
function answers() {
  const waiting: { give: (page: unknown) => void; fail: () => void }[] = [];
  vi.spyOn(http, "request").mockImplementation(
    () => new Promise((give, fail) => waiting.push({ give, fail: () => fail(new Error("offline")) })),
  );
  return waiting;
}

const shown = () => openAlerts.peek().map((one) => one.id);

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  openAlerts.value = [];
  me.value = { permissions: ["security.read"] } as unknown as typeof me.value;
});

it("tells of an alert once, and again only when it has become worse", () => {
  expect(isNews("a", "medium")).toBe(true);
  expect(isNews("a", "medium")).toBe(false);
  expect(isNews("a", "low")).toBe(false);
  expect(isNews("a", "critical")).toBe(true);
  expect(isNews("a", "critical")).toBe(false);
  expect(isNews("b", "low")).toBe(true);
});

it("shows what was asked last, in whatever order answers come", async () => {
  const waiting = answers();
  const [first, second] = [loadAlerts(), loadAlerts()];
  waiting[1]?.give(open());
  await second;
  waiting[0]?.give(open("settled meanwhile"));
  await first;
  expect(shown()).toEqual([]);
});

it("asks again by itself after a failure, not only at the next alert", async () => {
  vi.useFakeTimers();
  const waiting = answers();
  const failed = alertHeard("x", "high");
  waiting[0]?.fail();
  expect(await failed).toBeUndefined();
  expect(shown()).toEqual([]);
  await vi.advanceTimersByTimeAsync(6_000);
  waiting[1]?.give(open("x"));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual(["x"]);
});

it("counts nothing for who may not read alerts", async () => {
  const waiting = answers();
  openAlerts.value = open("x").items as unknown as typeof openAlerts.value;
  me.value = { permissions: [] } as unknown as typeof me.value;
  await loadAlerts();
  expect([shown(), waiting.length]).toEqual([[], 0]);
});
