import { beforeEach, describe, expect, it, vi } from "vitest";

const { ApiError } = await vi.importActual<typeof import("@ombud/api")>("@ombud/api");
const post = vi.hoisted(() => vi.fn());
const client = vi.hoisted(() => ({
  ...{ send: vi.fn(() => "m1"), discard: vi.fn(), pending: vi.fn(() => [] as unknown[]) },
  ...{ on: vi.fn(), typing: vi.fn(), open: vi.fn() },
}));
const hearers = vi.hoisted(() => [] as ((client: unknown) => void)[]);
const toast = vi.hoisted(() => vi.fn());
vi.mock("./http.ts", () => ({
  http: { post, get: vi.fn(), put: vi.fn(), delete: vi.fn() },
  isOffline: () => true,
}));
vi.mock("./live.ts", async () => {
  const { signal } = await import("@preact/signals");
  return {
    live: () => client,
    liveIfAny: () => client,
    hear: (one: never) => hearers.push(one),
    link: signal("online"),
  };
});
vi.mock("./notify.ts", () => ({ openCase: vi.fn() }));
vi.mock("../ui/index.ts", () => ({ toast, toastUndo: vi.fn(), problemText: () => "" }));

const { composeOf } = await import("./compose.ts");
const { sendLater, sendNow, startOutgoing } = await import("./outgoing.ts");
const { threadOf } = await import("./threads.ts");
const { currentThread } = await import("./current.ts");

const REFUSAL = { start: 3, end: 19, rule: "asks_for_secret", why: "asks for a phrase" };
const BODY = "🙏 send your phrase to me";

/** The server answers what was sent with a refusal. */
function refuse(id: string, caseId: string, kind: "message" | "note" = "message"): void {
  const payload = { case: caseId, kind, body: BODY, files: [], mentions: [] };
  const failed = { code: "unsafe-reply", detail: "", refusals: [REFUSAL], may_override: true };
  client.pending.mockReturnValue([{ id, at: 0, payload, failed }]);
  client.discard.mockReturnValue({ id, at: 0, payload, failed });
  startOutgoing();
  for (const hear of hearers.splice(0)) hear(client);
}

beforeEach(() => {
  vi.clearAllMocks();
  localStorage.clear();
  currentThread.value = null;
});

describe("a reply that must not be sent", () => {
  it("goes back to the composer with the words in question", () => {
    const thread = threadOf("c1");
    currentThread.value = thread;
    refuse("m1", "c1");
    const compose = composeOf(thread);
    expect(compose.body.value).toBe(BODY);
    expect(compose.objections.value).toEqual([
      {
        ...{ rule: "asks_for_secret", why: "asks for a phrase" },
        ...{ before: "🙏 s", words: "end your phrase ", after: "to me" },
      },
    ]);
    expect(toast).not.toHaveBeenCalled();
  });

  it("is told of at another case, too", () => {
    currentThread.value = threadOf("c9");
    refuse("m2", "c2");
    expect(composeOf(threadOf("c2")).body.value).toBe(BODY);
    expect(toast).toHaveBeenCalledOnce();
  });

  it("is free again as soon as the words are gone, or as a note", () => {
    const compose = composeOf(threadOf("c3"));
    refuse("m3", "c3");
    compose.choose("note");
    expect(compose.objections.value).toEqual([]);
    compose.choose("message");
    expect(compose.objections.value).toHaveLength(1);
    compose.write("Never tell anyone your words");
    expect(compose.objections.value).toEqual([]);
  });

  it("goes out with a reason, and then holds no refusal any more", () => {
    const thread = threadOf("c4");
    refuse("m4", "c4");
    sendNow(thread, "Agreed with security");
    expect(client.send).toHaveBeenLastCalledWith(
      expect.objectContaining({ case: "c4", body: BODY, despite: "Agreed with security" }),
    );
    expect(composeOf(thread).refused.value).toBeNull();
  });

  it("keeps its time, when it was to go out later", async () => {
    const thread = threadOf("c5");
    const problem = { type: "", title: "", status: 422, detail: "", code: "unsafe-reply" };
    const answer = { ...problem, refusals: [REFUSAL], may_override: false };
    post.mockRejectedValue(new ApiError(answer));
    composeOf(thread).write(BODY);
    const later = { at: "2026-02-01T09:00:00Z", cancelOnReply: true };
    await sendLater(thread, later);
    expect(composeOf(thread).body.value).toBe(BODY);
    expect(composeOf(thread).refused.value).toMatchObject({ mayOverride: false, later });
    expect(composeOf(thread).objections.value).toHaveLength(1);
  });
});
