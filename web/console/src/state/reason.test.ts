import { afterEach, expect, test, vi } from "vitest";
import { watchedFetch } from "./http.ts";
import { askingReason } from "./reason.ts";

const needed = (more: object = {}) =>
  new Response(
    JSON.stringify({ code: "approval-required", operation: "customer-erase", deciders: ["Ada"], ...more }),
    { status: 409 },
  );

afterEach(() => vi.unstubAllGlobals());

test("what needs a second person is sent again with the reason, as it was", async () => {
  const sent = vi.fn(async (_: RequestInfo | URL, init?: RequestInit) =>
    new Headers(init?.headers).has("Ombud-Reason") ? needed({ approval: "a1" }) : needed(),
  );
  vi.stubGlobal("fetch", sent);
  const asked = watchedFetch("/api/v1/customers/c/erase", { method: "POST", body: "{}" });
  await vi.waitFor(() => expect(askingReason.value?.operation).toBe("customer-erase"));
  askingReason.value?.done("票据 4711");
  const answer = await asked;
  expect((await answer.json()).approval).toBe("a1");
  const [, init] = sent.mock.calls[1] ?? [];
  expect(init?.body).toBe("{}");
  expect(decodeURIComponent(new Headers(init?.headers).get("Ombud-Reason") ?? "")).toBe("票据 4711");
  expect(askingReason.value).toBeNull();
});

test("who gives no reason asks for nothing, and two questions come one after the other", async () => {
  const sent = vi.fn(async () => needed());
  vi.stubGlobal("fetch", sent);
  const both = [watchedFetch("/a"), watchedFetch("/b")];
  await vi.waitFor(() => expect(askingReason.value).not.toBeNull());
  askingReason.value?.done(null);
  await vi.waitFor(() => expect(askingReason.value).not.toBeNull());
  askingReason.value?.done(null);
  expect((await Promise.all(both)).map((answer) => answer.status)).toEqual([409, 409]);
  expect(sent).toHaveBeenCalledTimes(2);
});

test("an ordinary conflict asks nothing", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ code: "conflict" }), { status: 409 }));
  expect((await watchedFetch("/a")).status).toBe(409);
  expect(askingReason.value).toBeNull();
});
