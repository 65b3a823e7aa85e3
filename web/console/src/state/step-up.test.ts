import { afterEach, expect, test, vi } from "vitest";
import { endedWhy, noteEnd, setLeaving, watchedFetch } from "./http.ts";
import { askingProof } from "./step-up.ts";

const refusal = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const needed = () => refusal(403, { code: "step-up-required" });

afterEach(() => {
  vi.unstubAllGlobals();
  endedWhy.value = null;
});

test("what needs a proof is sent again once it is there, with one question for all", async () => {
  let proved = false;
  const sent = vi.fn(async () => (proved ? new Response("{}") : needed()));
  vi.stubGlobal("fetch", sent);
  const both = [
    watchedFetch("/api/v1/roles", { method: "POST", body: "{}" }),
    watchedFetch("/api/v1/webhooks"),
  ];
  await vi.waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  await vi.waitFor(() => expect(askingProof.value).not.toBeNull());
  proved = true;
  askingProof.value?.done(true);
  expect((await Promise.all(both)).map((answer) => answer.status)).toEqual([200, 200]);
  expect(sent).toHaveBeenCalledWith("/api/v1/roles", { method: "POST", body: "{}" });
  expect(sent).toHaveBeenCalledTimes(4);
});

test("who does not prove it gets the refusal", async () => {
  vi.stubGlobal("fetch", async () => needed());
  const answer = watchedFetch("/api/v1/roles");
  await vi.waitFor(() => expect(askingProof.value).not.toBeNull());
  askingProof.value?.done(false);
  expect((await answer).status).toBe(403);
  expect(askingProof.value).toBeNull();
});

test("why a session ended is kept for the sign-in page", async () => {
  vi.stubGlobal("fetch", async () => refusal(401, { code: "unauthenticated", reason: "idle" }));
  await watchedFetch("/api/v1/auth/me");
  expect(endedWhy.value).toBe("idle");
  vi.stubGlobal("fetch", async () => refusal(401, { code: "unauthenticated", reason: "<odd>" }));
  await watchedFetch("/api/v1/auth/me");
  expect(endedWhy.value).toBe("idle");
});

test("a session that was ended from elsewhere says so, but not to whoever signs out, nor over a better reason", () => {
  noteEnd("session");
  expect(endedWhy.value).toBe("session");
  endedWhy.value = "idle";
  noteEnd("session");
  expect(endedWhy.value).toBe("idle");
  endedWhy.value = null;
  setLeaving(true);
  noteEnd("session");
  expect(endedWhy.value).toBeNull();
  setLeaving(false);
});
