import { type Case, MAX_BODY_CHARS, type Me, type StaffMessage } from "@ombud/api";
import { beforeEach, describe, expect, it, vi } from "vitest";

const get = vi.hoisted(() => vi.fn());
const put = vi.hoisted(() => vi.fn());
const drop = vi.hoisted(() => vi.fn());
const client = vi.hoisted(() => ({ open: vi.fn(), close: vi.fn(), read: vi.fn(), typing: vi.fn() }));
vi.mock("./http.ts", () => ({ http: { get, put, delete: drop, upload: vi.fn() }, isOffline: () => true }));
vi.mock("./live.ts", async () => {
  const { signal } = await import("@preact/signals");
  return { live: () => client, liveIfAny: () => client, link: signal("online") };
});

const { composeOf } = await import("./compose.ts");
const { Thread } = await import("./thread.ts");
const { link } = await import("./live.ts");
const { me } = await import("./session.ts");

function message(pos: number, change: Partial<StaffMessage> = {}): StaffMessage {
  return {
    conversation: "v1",
    seq: pos,
    public_seq: pos,
    pos,
    at: "2026-01-01T12:00:00Z",
    kind: "message",
    from: "customer",
    author: "u1",
    name: "Ada",
    body: `text ${pos}`,
    files: [],
    mentions: [],
    activity: null,
    guard: [],
    bot: null,
    form: null,
    erased: false,
    expired: false,
    id: null,
    ...change,
  };
}

const detail = (change: Partial<Case> = {}) =>
  ({
    id: "c1",
    updated_pos: 9,
    erased_at: null,
    tags: [],
    viewers: [],
    read_pos: 2,
    draft: null,
    draft_beside: null,
    conversations: [],
    ...change,
  }) as unknown as Case;

/** Answers of the server: the case, and its messages 1 to `last` by what is asked for. */
function serve(last: number): void {
  get.mockImplementation((path: string, query?: { before?: number; after?: number; limit?: number }) => {
    if (!path.endsWith("/messages")) return Promise.resolve(detail());
    const all = Array.from({ length: last }, (_, index) => message(index + 1));
    const limit = query?.limit ?? 50;
    if (query?.after !== undefined) {
      const rest = all.slice(query.after);
      return Promise.resolve({ items: rest.slice(0, limit), more: rest.length > limit });
    }
    const rest = all.filter((one) => one.pos < (query?.before ?? Number.POSITIVE_INFINITY));
    return Promise.resolve({ items: rest.slice(-limit), more: rest.length > limit });
  });
}

async function opened(last: number, at?: number) {
  serve(last);
  const thread = new Thread("c1");
  await thread.load(at);
  thread.follow();
  return thread;
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.useRealTimers();
  localStorage.clear();
  link.value = "online";
});

describe("a thread", () => {
  it("begins with the newest stretch and follows from its end", async () => {
    const thread = await opened(120);
    expect(thread.messages.value.map((one) => one.pos)).toEqual(Array.from({ length: 30 }, (_, i) => 91 + i));
    expect(thread.older.value).toBe(true);
    expect(client.open).toHaveBeenLastCalledWith("c1", 120);
    expect(thread.unreadAfter.value).toBe(2);
  });

  it("loads older stretches until there are none", async () => {
    const thread = await opened(120);
    await thread.page("older");
    await thread.page("older");
    expect(thread.messages.value[0]?.pos).toBe(1);
    expect(thread.older.value).toBe(false);
  });

  it("opens around a message and hides live ones until the reader is at the end", async () => {
    const thread = await opened(500, 100);
    expect(thread.messages.value.some((one) => one.pos === 100)).toBe(true);
    expect(thread.newer.value).toBe(true);
    thread.receive(message(501));
    expect(thread.lastPos.value).toBeLessThan(500);
    await thread.toNewest();
    expect(thread.lastPos.value).toBe(500);
    thread.receive(message(501));
    expect(thread.lastPos.value).toBe(501);
  });

  it("is not asked for again on the press that had it loaded, but is on a return", async () => {
    serve(3);
    const thread = new Thread("c1");
    await thread.load();
    get.mockClear();
    await thread.revisit();
    expect(get).not.toHaveBeenCalled();
    expect(thread.unreadAfter.value).toBe(2);
    thread.leave();
    await thread.revisit();
    expect(get).toHaveBeenCalledExactlyOnceWith("/cases/c1");
  });

  it("tries again by itself what failed, as long as somebody looks", async () => {
    vi.useFakeTimers();
    get.mockRejectedValue(new Error("busy"));
    const thread = new Thread("c1");
    await thread.load();
    thread.follow();
    expect(thread.state.value).toBe("failed");
    serve(3);
    await vi.advanceTimersByTimeAsync(3100);
    expect(thread.state.value).toBe("ready");
    expect(client.open).toHaveBeenLastCalledWith("c1", 3);
  });

  it("shows a replayed message once", async () => {
    const thread = await opened(3);
    thread.receive(message(3));
    thread.receive(message(4));
    thread.receive(message(4));
    expect(thread.messages.value.map((one) => one.pos)).toEqual([1, 2, 3, 4]);
  });

  it("does not keep what was cut out of a message afterwards", async () => {
    const thread = await opened(3);
    thread.redacted(message(2, { body: "[seed phrase removed]" }));
    thread.redacted(message(9, { body: "of another stretch" }));
    expect(thread.messages.value.map((one) => one.body)).toEqual([
      ...["text 1", "[seed phrase removed]", "text 3"],
    ]);
  });

  it("reads again what was cut while it was away", async () => {
    const thread = await opened(3);
    get.mockResolvedValue({ items: [message(3, { body: "[seed phrase removed]" })], more: false });
    const activity = { code: "secret_removed", args: { kind: "mnemonic" } };
    thread.receive(message(4, { kind: "activity", from: "system", activity }));
    await vi.waitFor(() => expect(thread.messages.value[2]?.body).toBe("[seed phrase removed]"));
    expect(thread.messages.value).toHaveLength(4);
  });

  it("lets old messages go, and can fetch them again", async () => {
    const thread = await opened(400);
    for (let i = 0; i < 6; i++) await thread.page("older");
    expect(thread.messages.value).toHaveLength(330);
    thread.trim();
    expect(thread.messages.value).toHaveLength(100);
    expect(thread.lastPos.value).toBe(400);
    expect(thread.older.value).toBe(true);
  });

  it("forgets who types after a while, and at once when their message comes", async () => {
    vi.useFakeTimers();
    serve(1);
    const thread = new Thread("c1");
    await thread.load();
    thread.follow();
    thread.setTyping("u1", { kind: "customer", id: "u1", name: "Ada" });
    thread.receive(message(2));
    expect(thread.typists.value).toEqual([]);
    thread.setTyping("u1", { kind: "customer", id: "u1", name: "Ada" });
    vi.advanceTimersByTime(9000);
    expect(thread.typists.value).toEqual([]);
  });

  it("marks as read once for each newest message, and again after a cut", async () => {
    const thread = await opened(3);
    thread.markRead();
    thread.markRead();
    expect(client.read).toHaveBeenCalledTimes(1);
    thread.reconnected();
    thread.markRead();
    expect(client.read).toHaveBeenCalledTimes(2);
  });
});

describe("writing", () => {
  it("notices what the customer wrote after the writer began", async () => {
    const thread = await opened(3);
    const compose = composeOf(thread);
    thread.receive(message(4));
    compose.write("Dear Ada");
    expect(compose.newer.value).toEqual([]);
    thread.receive(message(5, { from: "staff", author: "s2", kind: "note" }));
    thread.receive(message(6));
    expect(compose.newer.value.map((one) => one.pos)).toEqual([6]);
    expect(compose.seen.value).toBe(4);
    compose.reviewed();
    expect(compose.newer.value).toEqual([]);
    expect(compose.takeOut()).toMatchObject({ body: "Dear Ada", seen: 6 });
  });

  it("notices what somebody else answered after the writer began, and not what the writer said", async () => {
    me.value = { staff: { id: "s1" } } as Me;
    const thread = await opened(3);
    const compose = composeOf(thread);
    compose.write("Dear Ada");
    thread.receive(message(4, { from: "staff", author: "s1" }));
    thread.receive(message(5, { from: "staff", author: "s2", kind: "activity" }));
    thread.receive(message(6, { from: "system", author: null }));
    expect(compose.newer.value).toEqual([]);
    thread.receive(message(7, { from: "staff", author: "s2", name: "Leo" }));
    thread.receive(message(8, { from: "bot", author: null }));
    expect(compose.newer.value.map((one) => one.pos)).toEqual([7, 8]);
    expect(compose.takeOut()).toMatchObject({ seen: 3 });
    expect(compose.newer.value).toEqual([]);
  });

  it("takes what was there before the talk was loaded for read, whoever types at once", async () => {
    serve(3);
    const thread = new Thread("c1");
    const compose = composeOf(thread);
    compose.write("Dear Ada");
    await thread.load();
    expect(compose.newer.value).toEqual([]);
    thread.follow();
    thread.receive(message(4));
    expect(compose.newer.value.map((one) => one.pos)).toEqual([4]);
    expect(compose.takeOut()).toMatchObject({ seen: 3 });
  });

  it("does not hold back a reply for what came before it was begun, while a note was written", async () => {
    const thread = await opened(3);
    const compose = composeOf(thread);
    compose.choose("note");
    compose.write("for colleagues");
    compose.takeOut();
    thread.receive(message(4));
    compose.choose("message");
    compose.write("Dear Ada");
    expect(compose.newer.value).toEqual([]);
    thread.receive(message(5));
    expect(compose.newer.value.map((one) => one.pos)).toEqual([5]);
    expect(compose.takeOut()).toMatchObject({ seen: 4 });
  });

  it("does not hold back a note", async () => {
    const thread = await opened(3);
    const compose = composeOf(thread);
    compose.choose("note");
    compose.write("for colleagues");
    thread.receive(message(4));
    expect(compose.newer.value).toEqual([]);
  });

  it("keeps the reply and the note apart, and gives each back", async () => {
    vi.useFakeTimers();
    serve(3);
    put.mockResolvedValue({});
    drop.mockResolvedValue(undefined);
    const thread = new Thread("c1");
    await thread.load();
    const compose = composeOf(thread);
    compose.write("Dear Ada");
    compose.choose("note");
    expect(compose.body.value).toBe("");
    compose.write("I suspect a mule");
    compose.choose("message");
    expect(compose.body.value).toBe("Dear Ada");
    compose.choose("note");
    expect(compose.body.value).toBe("I suspect a mule");
    await vi.advanceTimersByTimeAsync(700);
    expect(put).toHaveBeenLastCalledWith("/cases/c1/draft", {
      body: "I suspect a mule",
      kind: "note",
      files: [],
    });
    expect(put).toHaveBeenCalledWith("/cases/c1/draft", { body: "Dear Ada", kind: "message", files: [] });
    expect(put).toHaveBeenCalledTimes(2);
    // The note goes; the server keeps what stands in the reply.
    expect(compose.takeOut()).toMatchObject({ kind: "note", body: "I suspect a mule" });
    await vi.advanceTimersByTimeAsync(0);
    expect(put).toHaveBeenLastCalledWith("/cases/c1/draft", { body: "", kind: "note", files: [] });
    expect(put).toHaveBeenCalledTimes(3);
    expect(drop).not.toHaveBeenCalled();
    compose.choose("message");
    expect(compose.takeOut()).toMatchObject({ kind: "message", body: "Dear Ada" });
    await vi.advanceTimersByTimeAsync(0);
    expect(drop).toHaveBeenCalledTimes(1);
  });

  it("gives both back after a reload, that written last on the screen", () => {
    const compose = composeOf(new Thread("c7"));
    const draft = (kind: "message" | "note", body: string, updated_at: string) => ({
      kind,
      body,
      files: [],
      updated_at,
    });
    compose.restore(
      draft("note", "for colleagues", "2026-01-05T10:00:00Z"),
      draft("message", "Dear Ada", "2026-01-05T09:00:00Z"),
    );
    expect([compose.kind.value, compose.body.value]).toEqual(["note", "for colleagues"]);
    compose.choose("message");
    expect(compose.body.value).toBe("Dear Ada");
    expect(put).not.toHaveBeenCalled();
  });

  it("puts a reply that could not be sent back beside a note, not into it", async () => {
    const compose = composeOf(await opened(3));
    compose.choose("note");
    compose.write("for colleagues");
    compose.putBack({ kind: "message", body: "Dear Ada", files: [] });
    expect(compose.kind.value).toBe("message");
    expect(compose.body.value).toBe("Dear Ada");
    compose.choose("note");
    expect(compose.body.value).toBe("for colleagues");
  });

  it("holds a reply back for what came while a note was written", async () => {
    const thread = await opened(3);
    const compose = composeOf(thread);
    compose.write("Dear Ada");
    compose.choose("note");
    thread.receive(message(4));
    compose.choose("message");
    expect(compose.newer.value.map((one) => one.pos)).toEqual([4]);
  });

  it("keeps the draft on the server after a pause, and drops it when sent", async () => {
    vi.useFakeTimers();
    serve(3);
    put.mockResolvedValue({});
    drop.mockResolvedValue(undefined);
    const thread = new Thread("c1");
    await thread.load();
    const compose = composeOf(thread);
    compose.write("Dear");
    compose.write("Dear Ada");
    expect(put).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(700);
    expect(put).toHaveBeenCalledTimes(1);
    expect(put).toHaveBeenCalledWith("/cases/c1/draft", { body: "Dear Ada", kind: "message", files: [] });
    expect(compose.saved.value).toBe("saved");
    compose.takeOut();
    await vi.advanceTimersByTimeAsync(0);
    expect(drop).toHaveBeenCalledWith("/cases/c1/draft");
  });

  it("keeps on the device alone what the server would refuse as too long", async () => {
    vi.useFakeTimers();
    put.mockReset();
    put.mockResolvedValue({});
    const compose = composeOf(new Thread("c9"));
    compose.write("x".repeat(MAX_BODY_CHARS + 1));
    await vi.advanceTimersByTimeAsync(1000);
    expect(put).not.toHaveBeenCalled();
    expect(compose.saved.value).toBe("idle");
    compose.write("x".repeat(MAX_BODY_CHARS));
    await vi.advanceTimersByTimeAsync(1000);
    expect(put).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it("drops a draft that was still on its way when the message was sent", async () => {
    vi.useFakeTimers();
    serve(3);
    let answer: (value: unknown) => void = () => {};
    put.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const thread = new Thread("c1");
    await thread.load();
    const compose = composeOf(thread);
    compose.write("Dear Ada");
    await vi.advanceTimersByTimeAsync(700);
    compose.takeOut();
    await vi.advanceTimersByTimeAsync(0);
    expect(drop).not.toHaveBeenCalled();
    answer({});
    await vi.advanceTimersByTimeAsync(0);
    expect(drop).toHaveBeenCalledTimes(1);
  });

  it("keeps the draft on the device while the server is away, and restores the newer of both", async () => {
    vi.useFakeTimers();
    serve(3);
    put.mockRejectedValue(new Error("offline"));
    const thread = new Thread("c1");
    await thread.load();
    composeOf(thread).write("unsaved words");
    await vi.advanceTimersByTimeAsync(700);
    expect(composeOf(thread).saved.value).toBe("offline");
    const again = composeOf(new Thread("c1"));
    again.restore({ body: "older", kind: "note", files: [], updated_at: "2020-01-01T00:00:00Z" });
    expect(again.body.value).toBe("unsaved words");
  });

  it("names only those who are still in the text", async () => {
    const compose = composeOf(await opened(1));
    compose.choose("note");
    compose.mention({ id: "s1", name: "Mia" });
    compose.mention({ id: "s2", name: "Jonas" });
    compose.write("ask @Jonas");
    expect(compose.takeOut().mentions).toEqual(["s2"]);
  });

  it("takes ten files and says how many it left out", async () => {
    const { http } = await import("./http.ts");
    vi.mocked(http.upload).mockReturnValue(new Promise(() => {}));
    const compose = composeOf(await opened(1));
    const files = Array.from({ length: 12 }, (_, index) => new File(["x"], `${index}.txt`));
    expect(compose.attach(files)).toBe(2);
    expect(compose.uploads.value).toHaveLength(10);
    expect(compose.uploading.value).toBe(true);
  });
});
