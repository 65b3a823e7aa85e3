import type { CaseSummary, StaffMessage } from "@ombud/api";
import { expect, it, vi } from "vitest";

const heard = vi.hoisted(() => new Map<string, (frame: unknown) => void>());
vi.mock("./live.ts", async () => {
  const { signal } = await import("@preact/signals");
  const client = {
    on: (kind: string, listener: (frame: unknown) => void) => heard.set(kind, listener),
    typing: () => undefined,
  };
  return {
    live: () => client,
    liveIfAny: () => client,
    hear: (attach: (one: unknown) => void) => attach(client),
    link: signal("online"),
  };
});

const { caseSignal, putCase } = await import("./cases.ts");
const { composeOf } = await import("./compose.ts");
const { startThreads, threadOf } = await import("./threads.ts");

it("what was cut out of a message afterwards stays neither in the thread nor in the list", () => {
  startThreads();
  const at = "2026-01-01T12:00:00Z";
  const message = (seq: number, body: string) =>
    ({ conversation: "v1", seq, pos: seq, at, body }) as StaffMessage;
  putCase({ id: "c1", updated_pos: 1, last_at: at, preview: "abandon ability" } as CaseSummary);
  const thread = threadOf("c1");
  thread.messages.value = [message(1, "Hello"), message(2, "abandon ability")];
  heard.get("redacted")?.({ t: "redacted", case: "c1", message: message(2, "[seed phrase removed]") });
  expect(thread.messages.value.map((one) => one.body)).toEqual(["Hello", "[seed phrase removed]"]);
  expect(caseSignal("c1").value?.preview).toBe("[seed phrase removed]");
});

it("a reply that waits beside a note outlives thirty other cases; a thread without one does not", () => {
  const kept = threadOf("k1");
  const plain = threadOf("k2");
  const compose = composeOf(kept);
  compose.write("Dear Ada");
  compose.choose("note");
  for (let n = 0; n < 40; n++) threadOf(`n${n}`);
  expect(threadOf("k1")).toBe(kept);
  expect(threadOf("k2")).not.toBe(plain);
  compose.choose("message");
  expect(compose.body.value).toBe("Dear Ada");
});
