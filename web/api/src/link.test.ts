import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeSocket } from "./fake-desk.ts";
import { Link, reconnectWait, socketUrl } from "./link.ts";

describe("the wait before a reconnect", () => {
  it("is anything up to a bound that doubles to half a minute", () => {
    expect(reconnectWait(0, () => 1)).toBe(500);
    expect(reconnectWait(3, () => 1)).toBe(4_000);
    expect(reconnectWait(50, () => 1)).toBe(30_000);
    expect(reconnectWait(50, () => 0)).toBe(0);
  });
});

describe("a link", () => {
  let sockets: FakeSocket[];
  let link: Link<{ t: string }, { t: string }>;
  const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    vi.useFakeTimers();
    sockets = [];
    link = new Link({
      url: "wss://desk.test/ws/customer",
      hello: () => ({ t: "hello" }),
      onFrame: () => undefined,
      onState: () => undefined,
      random: () => 1,
      socket: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
    });
    link.start();
  });

  afterEach(() => {
    link.stop();
    vi.useRealTimers();
  });

  it("backs off while connections die young, and starts afresh after one that lived", async () => {
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      const count = sockets.length;
      sockets.at(-1)?.cut();
      let waited = 0;
      for (; sockets.length === count; waited += 100) await settle(100);
      waits.push(waited);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
    sockets.at(-1)?.deliver({ t: "welcome" });
    await settle(6_000);
    sockets.at(-1)?.cut();
    await settle(500);
    expect(sockets).toHaveLength(6);
  });

  it("waits at least as long as the server's farewell asks", async () => {
    sockets[0]?.deliver({ t: "welcome" });
    sockets[0]?.deliver({ t: "bye", code: 1001, reason: "restart", retry_ms: 3_000 });
    sockets[0]?.cut(1001);
    await settle(2_900);
    expect(sockets).toHaveLength(1);
    await settle(600);
    expect(sockets).toHaveLength(2);
  });

  it("gives up a connection that never gets its welcome", async () => {
    await settle(10_600);
    expect(sockets[0]?.closed).toBe(true);
    expect(sockets).toHaveLength(2);
  });

  it("tries at once when the network comes back", async () => {
    for (let i = 0; i < 6; i++) {
      sockets.at(-1)?.cut();
      if (i < 5) await settle(30_000);
    }
    const count = sockets.length;
    dispatchEvent(new Event("online"));
    expect(sockets).toHaveLength(count + 1);
  });

  it("ignores what is not a frame", () => {
    sockets[0]?.onmessage?.({ data: "{" });
    sockets[0]?.onmessage?.({ data: "[1]" });
    sockets[0]?.onmessage?.({ data: new ArrayBuffer(1) });
    expect(link.send({ t: "ping" })).toBe(false);
    sockets[0]?.deliver({ t: "welcome" });
    expect(link.send({ t: "ping" })).toBe(true);
  });
});

it("speaks to the socket of the same host", () => {
  expect(socketUrl("https://desk.test", "/ws/staff")).toBe("wss://desk.test/ws/staff");
  expect(socketUrl("http://localhost:8080", "/ws/staff")).toBe("ws://localhost:8080/ws/staff");
});
