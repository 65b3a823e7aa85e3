import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CustomerClient, type CustomerOptions } from "./customer.ts";
import { FakeDesk, MemoryStorage } from "./fake-desk.ts";
import type { ApiError } from "./http.ts";

let desk: FakeDesk;
let storage: MemoryStorage;
const running: CustomerClient[] = [];

/** Small, seeded, good enough to spread cuts. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function client(more: Partial<CustomerOptions> = {}): CustomerClient {
  const { socket, fetch } = desk;
  const made = new CustomerClient({
    inbox: "k",
    base: "https://desk.test",
    storage,
    socket,
    fetch,
    random: () => 0.5,
    ...more,
  });
  running.push(made);
  return made;
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const bodies = (c: CustomerClient, id: string) => c.thread(id).messages.map((m) => m.body);

beforeEach(() => {
  vi.useFakeTimers();
  desk = new FakeDesk();
  storage = new MemoryStorage();
});

afterEach(() => {
  for (const c of running.splice(0)) c.stop();
  vi.useRealTimers();
});

describe("a message that something was cut out of afterwards", () => {
  it("takes the place of the copy on the screen and in the list", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "abandon ability able about");
    await settle();
    desk.say(id, "What is that?");
    c.send(id, "above absent absorb abstract");
    await settle();
    const said = desk.stored.get(id) ?? [];
    for (const message of [said[0], said[2]]) {
      const cut = { ...message, body: "[seed phrase removed]" };
      desk.live?.deliver({ t: "redacted", conversation: id, message: cut });
    }
    expect(bodies(c, id)).toEqual(["[seed phrase removed]", "What is that?", "[seed phrase removed]"]);
    expect(c.conversations()[0]?.preview).toBe("[seed phrase removed]");
    desk.live?.deliver({ t: "redacted", conversation: id, message: { ...said[1], body: "Cut" } });
    expect(c.conversations()[0]?.preview).toBe("[seed phrase removed]");
  });
});

describe("a newcomer", () => {
  it("is not recorded for looking, but with the first message", async () => {
    const c = client();
    await c.start();
    expect(desk.requests.map((r) => r.path)).toEqual(["/widget/inboxes/k"]);
    const id = c.begin();
    c.send(id, "Where is my deposit?");
    await settle();
    expect(desk.stored.get(id)?.map((m) => m.body)).toEqual(["Where is my deposit?"]);
    expect(bodies(c, id)).toEqual(["Where is my deposit?"]);
    expect(c.pending(id)).toEqual([]);
    expect(storage.getItem("ombud.k.session")).toBe("s1");
  });

  it("waits for the network before the inbox is read, and says so", async () => {
    desk.reachable = false;
    const c = client();
    const started = c.start();
    await settle(5_000);
    expect(c.state).toBe("connecting");
    desk.reachable = true;
    await settle(30_000);
    await started;
    expect(desk.requests.at(-1)?.path).toBe("/widget/inboxes/k");
  });

  it("learns that there is no such inbox", async () => {
    const c = new CustomerClient({ inbox: "none", base: "https://desk.test", storage, fetch: desk.fetch });
    const problems: string[] = [];
    c.on("problem", (p) => problems.push(p.code));
    await expect(c.start()).rejects.toThrow("Nothing is here.");
    expect(problems).toEqual(["not-found"]);
  });
});

describe("messages that are under way", () => {
  it("survive a reload of the page before they were sent", async () => {
    const first = client();
    await first.start();
    desk.reachable = false;
    const id = first.begin();
    first.send(id, "one");
    first.send(id, "two");
    await settle(100);
    first.stop();
    desk.reachable = true;
    const second = client();
    expect(second.pending(id).map((p) => p.payload.body)).toEqual(["one", "two"]);
    await second.start();
    await settle();
    expect(desk.stored.get(id)?.map((m) => m.body)).toEqual(["one", "two"]);
    expect(bodies(second, id)).toEqual(["one", "two"]);
    expect(storage.length).toBe(1);
  });

  it("are stored once when the connection is cut between commit and acknowledgement", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    desk.beforeAck = (socket) => {
      desk.beforeAck = () => undefined;
      socket.cut();
    };
    c.send(id, "once");
    await settle(2_000);
    expect(desk.stored.get(id)).toHaveLength(1);
    expect(bodies(c, id)).toEqual(["once"]);
    expect(c.pending(id)).toEqual([]);
  });

  it("keep their order when the first is asked to slow down", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    let refusals = 2;
    desk.refuse = () => (refusals-- > 0 ? { code: "slow-down", retry_ms: 700 } : null);
    c.send(id, "one");
    c.send(id, "two");
    c.send(id, "three");
    await settle(600);
    expect(desk.stored.get(id)).toBeUndefined();
    await settle(2_000);
    expect(bodies(c, id)).toEqual(["one", "two", "three"]);
  });

  it("stay with their reason when they are refused, do not hold up others, and can be tried again", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    desk.refuse = (frame) => (frame.id === first ? { code: "body-too-long" } : null);
    const first = c.send(id, "long");
    c.send(id, "short");
    await settle();
    expect(bodies(c, id)).toEqual(["short"]);
    expect(c.pending(id)[0]?.failed).toEqual({ code: "body-too-long", detail: "No." });
    desk.refuse = null;
    c.retry(first);
    await settle();
    expect(bodies(c, id)).toEqual(["short", "long"]);
  });

  it("are sent again when no acknowledgement comes on a living connection", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "first");
    await settle();
    const { live } = desk;
    if (!live) throw new Error("no connection");
    const answer = live.answer;
    live.answer = () => undefined;
    c.send(id, "swallowed");
    await settle(1_000);
    live.answer = answer;
    await settle(10_000);
    expect(bodies(c, id)).toEqual(["first", "swallowed"]);
  });
});

describe("coming back", () => {
  it("asks for what was missed, and gets it once and in order", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "hello");
    await settle();
    desk.live?.cut();
    for (let i = 0; i < 120; i++) desk.say(id, `a${i}`, false);
    await settle(1_000);
    expect(desk.frames("hello").at(-1)?.seen).toEqual({ [id]: 1 });
    expect(c.thread(id).messages.map((m) => m.seq)).toEqual(Array.from({ length: 121 }, (_, i) => i + 1));
  });

  it("notices a gap, asks for it, and shows nothing out of order meanwhile", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "hello");
    await settle();
    desk.say(id, "lost on the way", false);
    desk.say(id, "arrives");
    expect(desk.frames("more")).toEqual([{ t: "more", conversation: id, after: 1 }]);
    expect(bodies(c, id)).toEqual(["hello", "lost on the way", "arrives"]);
  });

  it("fills in what others wrote before an own message that was acknowledged first", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "hello");
    await settle();
    const late = desk.say(id, "theirs", false);
    c.send(id, "mine");
    await settle();
    desk.live?.deliver({ t: "message", conversation: id, message: late });
    desk.say(id, "after");
    expect(bodies(c, id)).toEqual(["hello", "theirs", "mine", "after"]);
    expect(desk.frames("more")).toEqual([]);
  });

  it("fetches a thread of an earlier visit only when it is opened, with nothing missing between", async () => {
    for (let i = 0; i < 80; i++) desk.say("c1", `m${i}`, false);
    storage.setItem("ombud.k.session", "s1");
    const c = client();
    await c.start();
    await settle();
    expect(c.thread("c1").messages).toEqual([]);
    expect(desk.frames("hello")[0]?.seen).toEqual({ c1: 80 });
    desk.say("c1", "live");
    await c.load("c1");
    expect(c.thread("c1").messages.map((m) => m.seq)[0]).toBe(32);
    expect(c.thread("c1").older).toBe(true);
    await c.loadOlder("c1");
    expect(c.thread("c1").messages.map((m) => m.seq)).toEqual(Array.from({ length: 81 }, (_, i) => i + 1));
    expect(c.thread("c1").older).toBe(false);
  });

  it("replaces a connection that has fallen silent", async () => {
    const c = client();
    await c.start();
    c.send(c.begin(), "hello");
    await settle();
    const { live } = desk;
    if (!live) throw new Error("no connection");
    live.answer = () => undefined;
    await settle(45_000);
    expect(live.closed).toBe(true);
    expect(c.state).toBe("online");
    expect(desk.sockets.length).toBe(2);
  });

  it("begins a new session when the old one is refused, but does not insist", async () => {
    const c = client();
    await c.start();
    c.send(c.begin(), "hello");
    await settle();
    desk.validSession = "s2";
    desk.live?.cut(4401);
    await settle();
    expect(c.state).toBe("online");
    expect(storage.getItem("ombud.k.session")).toBe("s2");
    desk.live?.cut(4401);
    await settle(60_000);
    expect(c.state).toBe("refused");
  });
});

describe("where WebSocket is blocked", () => {
  it("the long poll delivers and sends, and the socket takes over when it can", async () => {
    desk.websocket = false;
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "by poll");
    await settle(10_000);
    expect(c.state).toBe("online");
    expect(bodies(c, id)).toEqual(["by poll"]);
    desk.say(id, "answer", false);
    await settle(26_000);
    expect(bodies(c, id)).toEqual(["by poll", "answer"]);
    desk.websocket = true;
    await settle(60_000);
    const polls = desk.requests.filter((r) => r.path === "/widget/poll").length;
    await settle(60_000);
    expect(desk.requests.filter((r) => r.path === "/widget/poll").length).toBe(polls);
    c.send(id, "by socket");
    await settle();
    expect(bodies(c, id)).toEqual(["by poll", "answer", "by socket"]);
  });
});

describe("signing in and out", () => {
  it("keeps a guest's waiting message, but hands none from one person to the next", async () => {
    desk.reachable = false;
    const c = client();
    const id = c.begin();
    c.send(id, "as guest");
    await settle();
    desk.reachable = true;
    await c.identify("ana");
    await settle(100);
    expect(desk.stored.get(id)).toHaveLength(1);
    desk.live?.cut();
    desk.reachable = false;
    c.send(id, "Ana's own");
    await settle(100);
    desk.reachable = true;
    await c.identify("ben");
    await settle(30_000);
    expect(desk.stored.get(id)?.map((m) => m.body)).toEqual(["as guest"]);
    expect(c.pending(id)).toEqual([]);
  });

  it("leaves nothing behind after logging out", async () => {
    const c = client();
    await c.start("ana");
    c.send(c.begin(), "hello");
    await settle();
    await c.logout();
    expect(c.conversations()).toEqual([]);
    expect(storage.getItem("ombud.k.session")).toBeNull();
    expect(desk.requests.at(-1)).toMatchObject({ method: "DELETE", path: "/widget/session" });
  });
});

describe("an identity token that has expired", () => {
  /** Signed in, with a conversation; then the session ends, and the token is too old for another one. */
  async function runOut(renew: CustomerOptions["renew"]): Promise<[CustomerClient, string]> {
    const c = client({ ...(renew && { renew }) });
    await c.start("ana.1");
    const id = c.begin();
    c.send(id, "before");
    await settle();
    desk.expired = "ana.1";
    desk.validSession = "s2";
    desk.live?.cut(4401);
    c.send(id, "while it runs out");
    return [c, id];
  }

  it("is replaced by a new one of the host, and nothing is lost or sent twice", async () => {
    const renew = vi.fn(async (_expired: string, _error: ApiError) => "ana.2");
    const [c, id] = await runOut(renew);
    await settle(30_000);
    expect(renew).toHaveBeenCalledOnce();
    expect(renew.mock.calls[0]).toMatchObject(["ana.1", { code: "identity-expired" }]);
    expect(c.state).toBe("online");
    expect(bodies(c, id)).toEqual(["before", "while it runs out"]);
    expect(desk.stored.get(id)?.map((it) => it.body)).toEqual(["before", "while it runs out"]);
  });

  it("leaves the conversation and what was written in place while none comes", async () => {
    const problems: unknown[] = [];
    const [c, id] = await runOut(async () => {
      throw new Error("nobody answers");
    });
    c.on("problem", (it) => problems.push(it));
    await settle(30_000);
    expect(problems).toEqual([]);
    expect(bodies(c, id)).toEqual(["before"]);
    expect(c.pending(id).map((it) => it.payload.body)).toEqual(["while it runs out"]);
    await c.identify("ana.2");
    await settle(5_000);
    expect(bodies(c, id)).toEqual(["before", "while it runs out"]);
  });

  it("of one person hands nothing to the next one who signs in", async () => {
    const [c, id] = await runOut(async () => "ben.1");
    await settle(30_000);
    expect(desk.stored.get(id)?.map((it) => it.body)).toEqual(["before"]);
    expect(c.pending(id)).toEqual([]);
  });
});

describe("small signs", () => {
  it("tells typing rarely, and its end", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "hello");
    await settle();
    for (let i = 0; i < 40; i++) {
      c.typing(id);
      await settle(100);
    }
    expect(desk.frames("typing").map((f) => f.on)).toEqual([true, true]);
    await settle(5_000);
    expect(desk.frames("typing").at(-1)?.on).toBe(false);
  });

  it("forgets who was typing when nothing more is heard, and at once when the message comes", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "hello");
    await settle();
    desk.live?.deliver({ t: "typing", conversation: id, who: "Mia", on: true });
    expect(c.typingName(id)).toBe("Mia");
    await settle(8_000);
    expect(c.typingName(id)).toBeNull();
    desk.live?.deliver({ t: "typing", conversation: id, who: "Mia", on: true });
    desk.say(id, "here");
    expect(c.typingName(id)).toBeNull();
  });

  it("counts unread answers only, until they are read, and tells it again after a cut", async () => {
    const c = client();
    await c.start();
    const id = c.begin();
    c.send(id, "hello");
    await settle();
    desk.say(id, "a");
    desk.say(id, "b");
    expect(c.unread(id)).toBe(2);
    desk.live?.cut();
    c.read(id, 3);
    expect(c.unread(id)).toBe(0);
    await settle(2_000);
    expect(desk.frames("read").at(-1)).toEqual({ t: "read", conversation: id, seq: 3 });
  });
});

describe("a thousand random cuts", () => {
  it("lose, double and reorder nothing", async () => {
    const random = seeded(7);
    const c = client();
    await c.start();
    const id = c.begin();
    const written: string[] = [];
    desk.beforeAck = (socket) => {
      if (random() < 0.3) socket.cut();
    };
    for (let cuts = 0; cuts < 1_000; cuts++) {
      const dice = random();
      if (dice < 0.3) {
        written.push(`c${written.length}`);
        c.send(id, written.at(-1) ?? "");
      } else if (dice < 0.6 && desk.stored.has(id)) desk.say(id, `s${cuts}`, random() < 0.7);
      if (random() < 0.4) desk.live?.cut();
      await settle(random() * 300);
    }
    desk.beforeAck = () => undefined;
    await settle(120_000);
    const stored = desk.stored.get(id) ?? [];
    expect(stored.filter((m) => m.from === "customer").map((m) => m.body)).toEqual(written);
    expect(c.thread(id).messages.map((m) => [m.seq, m.body])).toEqual(stored.map((m) => [m.seq, m.body]));
    expect(c.pending(id)).toEqual([]);
  });
});
