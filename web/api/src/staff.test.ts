import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeSocket, MemoryStorage } from "./fake-desk.ts";
import { StaffClient } from "./staff.ts";

let sockets: FakeSocket[];
let client: StaffClient;
let storage: MemoryStorage;

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const live = () => sockets.at(-1) as FakeSocket;
const sent = (kind: string) => live().sent.filter((f) => f.t === kind);
const welcome = { t: "welcome", v: 1, staff: "me", counts: {}, at: "2026-01-31T12:00:00Z" };
const draft = {
  case: "k1",
  conversation: null,
  kind: "message" as const,
  body: "Hi",
  files: [],
  mentions: [],
};

function make(): StaffClient {
  const socket = () => {
    const made = new FakeSocket();
    sockets.push(made);
    queueMicrotask(() => made.open());
    return made;
  };
  return new StaffClient({ base: "https://desk.test", staff: "me", storage, socket, random: () => 0.5 });
}

async function connect(): Promise<void> {
  await settle(1_000);
  live().deliver(welcome);
}

beforeEach(async () => {
  vi.useFakeTimers();
  sockets = [];
  storage = new MemoryStorage();
  client = make();
  client.start();
  await connect();
});

afterEach(() => {
  client.stop();
  vi.useRealTimers();
});

describe("a case that is followed", () => {
  it("is resumed from the last message received", async () => {
    client.open("k1", 120);
    live().deliver({ t: "opened", case: "k1", pos: 130 });
    live().deliver({ t: "message", case: "k1", message: { pos: 131 } });
    live().cut();
    await connect();
    expect(sent("open")).toEqual([{ t: "open", case: "k1", after: 131 }]);
  });

  it("does not skip what is still to be replayed because a live message overtook it", async () => {
    client.open("k1", 120);
    live().deliver({ t: "message", case: "k1", message: { pos: 145 } });
    live().cut();
    await connect();
    expect(sent("open")).toEqual([{ t: "open", case: "k1", after: 120 }]);
  });

  it("does not skip what an own acknowledgement overtook", async () => {
    client.open("k1", 120);
    live().deliver({ t: "opened", case: "k1", pos: 120 });
    const id = client.send(draft);
    live().deliver({ t: "ack", id, case: "k1", conversation: "c", seq: 9, pos: 125, at: "" });
    live().cut();
    await connect();
    expect(sent("open")).toEqual([{ t: "open", case: "k1", after: 120 }]);
  });

  it("is not followed any more after it was closed", async () => {
    client.open("k1", 1);
    client.close("k1");
    live().cut();
    await connect();
    expect(sent("open")).toEqual([]);
  });
});

describe("what staff sends", () => {
  it("is kept until it is acknowledged, across connections and pages", async () => {
    const id = client.send({ ...draft, seen: 14 });
    live().cut();
    client.stop();
    client = make();
    expect(client.pending("k1").map((p) => p.id)).toEqual([id]);
    client.start();
    await connect();
    expect(sent("send")).toEqual([{ t: "send", id, ...draft, seen: 14 }]);
    live().deliver({ t: "ack", id, case: "k1", conversation: "c", seq: 15, pos: 140, at: "" });
    expect(client.pending("k1")).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it("is held back when the customer has written since, and goes out with the new position", () => {
    const id = client.send({ ...draft, seen: 14 });
    live().deliver({ t: "nack", id, code: "newer-message", detail: "", retry_ms: null });
    expect(client.pending("k1")[0]?.failed?.code).toBe("newer-message");
    client.retry(id, 16);
    expect(sent("send").at(-1)).toMatchObject({ id, seen: 16 });
    live().deliver({ t: "nack", id, code: "newer-message", detail: "", retry_ms: null });
    client.retry(id, null);
    expect(sent("send").at(-1)).not.toHaveProperty("seen");
  });

  it("keeps with a refused reply what is wrong with it, across pages", () => {
    const refusals = [{ start: 5, end: 20, rule: "asks_for_secret", why: "asks for a phrase" }];
    const id = client.send(draft);
    live().deliver({
      ...{ t: "nack", id, code: "unsafe-reply", detail: "", retry_ms: null },
      ...{ refusals, may_override: true },
    });
    client.stop();
    client = make();
    expect(client.pending("k1")[0]?.failed).toEqual({
      ...{ code: "unsafe-reply", detail: "", refusals, may_override: true },
    });
  });

  it("carries the reason why it is to go out all the same", () => {
    client.send({ ...draft, despite: "Agreed with security" });
    expect(sent("send").at(-1)).toMatchObject({ body: "Hi", despite: "Agreed with security" });
  });

  it("can be taken back for editing", () => {
    const id = client.send(draft);
    live().deliver({ t: "nack", id, code: "body-too-long", detail: "", retry_ms: null });
    expect(client.discard(id)?.payload.body).toBe("Hi");
    expect(client.pending()).toEqual([]);
  });
});

it("does not come back after the session has ended", async () => {
  const states: string[] = [];
  client.on("state", (s) => states.push(s));
  live().cut(4401);
  await settle(60_000);
  expect(states).toEqual(["refused"]);
  expect(sockets).toHaveLength(1);
});

describe("where WebSocket is blocked", () => {
  interface Asked {
    path: string;
    body: { link?: string | null; frames?: { t: string; id?: string }[]; over?: boolean };
    signal: AbortSignal | null;
    answer: (status: number, body?: object, headers?: Record<string, string>) => void;
  }
  let asked: Asked[];
  let slow: StaffClient;
  let open: boolean;
  const states: string[] = [];
  const last = (path: string) => asked.filter((it) => it.path.endsWith(path)).at(-1) as Asked;
  const polls = () => asked.filter((it) => it.path.endsWith("/live/poll"));

  function makeSlow(): StaffClient {
    const socket = () => {
      const made = new FakeSocket();
      sockets.push(made);
      made.answer = (frame: { t: string }) => frame.t === "hello" && made.deliver(welcome);
      queueMicrotask(() => (open ? made.open() : made.cut()));
      return made;
    };
    const request = (path: string | URL | Request, init?: RequestInit) =>
      new Promise<Response>((resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new DOMException("Aborted", "AbortError")));
        const answer: Asked["answer"] = (status, body, headers = {}) =>
          resolve(new Response(body && JSON.stringify(body), { status, headers }));
        const { signal = null } = init ?? {};
        asked.push({ path: String(path), body: JSON.parse(String(init?.body)), signal, answer });
      });
    const made = new StaffClient({ staff: "me", storage, socket, fetch: request, random: () => 0.5 });
    made.on("state", (state) => states.push(made.slow ? `${state}, slow` : state));
    return made;
  }

  async function takeOver(): Promise<void> {
    slow.start();
    await settle(3_000);
    last("/live/poll").answer(200, { link: "L1", frames: [welcome] });
    await settle();
  }

  beforeEach(() => {
    client.stop();
    storage = new MemoryStorage();
    [asked, open] = [[], false];
    states.length = 0;
    slow = makeSlow();
  });

  afterEach(() => slow.stop());

  it("goes on by long poll: follows, sends in order, and is told what is new", async () => {
    slow.open("k1", 120);
    const id = slow.send(draft);
    await takeOver();
    expect(states).toEqual(["connecting", "online, slow"]);
    expect(last("/live/frames").body.frames?.[0]).toEqual({ t: "open", case: "k1", after: 120 });
    last("/live/frames").answer(204);
    await settle();
    expect(last("/live/frames").body.frames?.map((it) => it.id)).toEqual([id]);
    last("/live/frames").answer(204);
    expect(last("/live/poll").body).toEqual({ link: "L1", wait_ms: 25_000 });
    const ack = { t: "ack", id, case: "k1", conversation: "c", seq: 1, pos: 121, at: "" };
    last("/live/poll").answer(200, { link: "L1", frames: [ack] });
    await settle();
    expect(slow.pending()).toEqual([]);
  });

  it("begins anew from the last position when an answer is lost", async () => {
    slow.open("k1", 120);
    await takeOver();
    last("/live/frames").answer(204);
    const news = [
      { t: "opened", case: "k1", pos: 130 },
      { t: "message", case: "k1", message: { pos: 131 } },
    ];
    last("/live/poll").answer(200, { link: "L1", frames: news });
    await settle();
    last("/live/poll").answer(502);
    await settle(1_000);
    expect(last("/live/poll").body.link).toBeNull();
    last("/live/poll").answer(200, { link: "L2", frames: [welcome] });
    await settle();
    expect(last("/live/frames").body).toEqual({
      link: "L2",
      frames: [{ t: "open", case: "k1", after: 131 }],
    });
  });

  it("returns to WebSocket as soon as it is let through, and leaves nothing waiting", async () => {
    slow.open("k1", 120);
    await takeOver();
    open = true;
    await settle(20_000);
    expect(slow.slow).toBe(false);
    expect(sent("open")).toEqual([{ t: "open", case: "k1", after: 120 }]);
    expect(last("/live/poll").signal?.aborted).toBe(true);
    expect(last("/live/frames").body.over).toBe(true);
    const before = polls().length;
    await settle(60_000);
    expect(polls()).toHaveLength(before);
  });

  it("does not find out again on the next page of the same network", async () => {
    await takeOver();
    slow.stop();
    slow = makeSlow();
    const before = polls().length;
    slow.start();
    await settle();
    expect(polls().length).toBe(before + 1);
  });

  it("ends with the session, and does not hammer a server that has no room", async () => {
    slow.start();
    await settle(3_000);
    last("/live/poll").answer(429, { code: "slow-down", status: 429 }, { "Retry-After": "30" });
    await settle();
    const before = polls().length;
    await settle(29_000);
    expect(polls()).toHaveLength(before);
    await settle(3_000);
    expect(polls()).toHaveLength(before + 1);
    last("/live/poll").answer(401, { code: "unauthenticated", status: 401 });
    await settle(120_000);
    expect(slow.state).toBe("refused");
    expect(polls()).toHaveLength(before + 1);
  });
});
