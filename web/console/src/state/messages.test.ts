import type { JudgedAddress, JudgedLink, StaffMessage } from "@ombud/api";
import { describe, expect, it } from "vitest";
import { fillVariables, handoverOf, hasUnfilled, linesOf, mergeMessages, partsOf } from "./messages.ts";

function message(pos: number, change: Partial<StaffMessage> = {}): StaffMessage {
  return {
    conversation: "c1",
    seq: pos,
    public_seq: pos,
    pos,
    at: `2026-01-01T12:${String(pos).padStart(2, "0")}:00Z`,
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

describe("merging", () => {
  it("orders by position and keeps each once, the later version", () => {
    const merged = mergeMessages(
      [message(2), message(4)],
      [message(3), message(4, { body: "new" }), message(1)],
    );
    expect(merged.map((one) => one.pos)).toEqual([1, 2, 3, 4]);
    expect(merged[3]?.body).toBe("new");
  });

  it("appends what is newest", () => {
    expect(mergeMessages([message(1)], [message(2)]).map((one) => one.pos)).toEqual([1, 2]);
    expect(mergeMessages([message(2)], [message(2, { body: "again" })])).toHaveLength(1);
  });
});

describe("lines", () => {
  it("separate days, conversations and what is unread", () => {
    const lines = linesOf(
      [
        message(1),
        message(2),
        message(3, { from: "staff", author: "s1" }),
        message(4),
        message(5, { conversation: "c2", at: "2026-01-03T12:00:00Z" }),
      ],
      3,
    );
    expect(lines.map((line) => line.kind)).toEqual([
      "day",
      "message",
      "message",
      "message",
      "unread",
      "message",
      "day",
      "conversation",
      "message",
    ]);
  });

  it("give a head to the first of a breath only", () => {
    const heads = linesOf([message(1), message(2), message(20), message(21, { kind: "note" })], null)
      .filter((line) => line.kind === "message")
      .map((line) => line.kind === "message" && line.head);
    expect(heads).toEqual([true, false, true, true]);
  });

  it("show no unread mark before the own side's messages", () => {
    const lines = linesOf([message(1), message(2, { from: "staff", author: "s" })], 1);
    expect(lines.some((line) => line.kind === "unread")).toBe(false);
  });
});

describe("a hand-over", () => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 2, 12, 0, second)).toISOString();
  const step = (pos: number, code: string, args: Record<string, string>, second = 0) =>
    message(pos, { kind: "activity", from: "system", at: at(second), activity: { code, args } });
  const bot = step(2, "bot_handed_over", { reason: "asked" });
  const team = step(3, "routed", { team: "Payments", through: "intent" });
  const person = step(4, "routed_to", { to: "Mia Lang", load: "1" }, 2);
  const joined = step(5, "agent_joined", { name: "Mia" }, 2);

  it("from the bot to a team and a person is one line, that leads to its parts", () => {
    const first = message(1, { at: at(0) });
    const lines = linesOf([first, bot, team, person, joined, message(6, { at: at(9) })], null);
    expect(lines.map((line) => line.kind)).toEqual(["day", "message", "handover", "message"]);
    const line = lines[2];
    if (line?.kind !== "handover") throw new Error("no hand-over");
    expect(line.messages.map((one) => one.pos)).toEqual([2, 3, 4, 5]);
    expect(handoverOf(line.messages)).toEqual({ team: "Payments", person: "Mia Lang", by: undefined });
    // It keeps its place while the next part comes.
    expect(linesOf([first, bot, team], null)[2]?.key).toBe(line.key);
  });

  it("does not reach over what was said, what else happened, another time or another conversation", () => {
    const kinds = (...all: StaffMessage[]) => linesOf(all, null).map((line) => line.kind);
    expect(kinds(bot, message(3, { at: at(1) }), joined)).toEqual(["day", "activity", "message", "activity"]);
    expect(kinds(bot, step(3, "tagged", { tag: "vip" }), joined)).toEqual([
      ...["day", "activity", "activity", "activity"],
    ]);
    expect(kinds(team, step(4, "assigned", { to: "Tom", by: "Lea" }, 62))).toEqual([
      ...["day", "activity", "activity"],
    ]);
    expect(kinds(bot, { ...joined, conversation: "c2" })).toEqual([
      ...["day", "activity", "conversation", "activity"],
    ]);
  });

  it("leaves on a line of its own that it cannot wait, or that somebody may be in danger", () => {
    for (const reason of ["urgent", "danger"]) {
      const alarm = step(2, "bot_handed_over", { reason });
      const lines = linesOf([alarm, team, person, joined], null);
      expect(lines.map((line) => line.kind)).toEqual(["day", "activity", "handover"]);
    }
  });

  it("says who did it, and forgets whoever a further team has not", () => {
    const given = [step(1, "assigned", { to: "Tom", by: "Lea" }), step(2, "agent_joined", { name: "T." })];
    expect(handoverOf(given)).toEqual({ team: undefined, person: "Tom", by: "Lea" });
    const on = [team, person, step(6, "overflowed", { team: "Cards", from: "Payments", why: "full" })];
    expect(handoverOf(on)).toEqual({ team: "Cards", person: undefined, by: undefined });
    expect(handoverOf([step(1, "routed", { team: "none" }), bot])).toEqual({
      ...{ team: undefined, person: undefined, by: undefined },
    });
  });
});

const text = (body: string) => ({ body });
const LINK: Omit<JudgedLink, "start" | "end"> = {
  url: "nimbus.example",
  host: "nimbus.example",
  verdict: "official",
  reason: "own",
  imitates: null,
};
const ADDRESS: Omit<JudgedAddress, "start" | "end"> = {
  ...{ text: "0xabc", kind: "address", chains: [], valid: false, fault: "checksum", poisoned: null },
};

describe("parts of a text", () => {
  it("knows nothing of links that were not judged, and leaves out the punctuation after them", () => {
    const [before, link, after] = partsOf(text("see 👀 https://a.example/x?y=1. Then go"));
    expect([before, after]).toEqual([
      { kind: "text", text: "see 👀 " },
      { kind: "text", text: ". Then go" },
    ]);
    expect(link).toMatchObject({
      kind: "link",
      link: { url: "https://a.example/x?y=1", host: "a.example", verdict: "clean", start: 6, end: 29 },
    });
  });

  it("takes links and addresses where the server found them, in code points", () => {
    const body = "🙂 nimbus.example 0xabc";
    const address = { start: 17, end: 22, ...ADDRESS };
    const link = { start: 2, end: 16, ...LINK };
    expect(partsOf({ body, links: [link], addresses: [address] })).toEqual([
      { kind: "text", text: "🙂 " },
      { kind: "link", link },
      { kind: "text", text: " " },
      { kind: "address", address },
    ]);
  });

  it("leaves an address inside of a link to the link", () => {
    const body = "nimbus.example/0xabc";
    const link = { start: 0, end: 20, ...LINK };
    const address = { start: 15, end: 20, ...ADDRESS };
    expect(partsOf({ body, links: [link], addresses: [address] })).toEqual([{ kind: "link", link }]);
  });

  it("leaves other schemes alone", () => {
    expect(partsOf(text("javascript:alert(1)"))).toEqual([{ kind: "text", text: "javascript:alert(1)" }]);
  });

  it("marks mentions, the longest name first", () => {
    const people = [
      { name: "Mia", me: false },
      { name: "Mia Chen", me: true },
    ];
    expect(partsOf(text("ask @Mia Chen or @Mia"), people)).toEqual([
      { kind: "text", text: "ask " },
      { kind: "mention", text: "@Mia Chen", me: true },
      { kind: "text", text: " or " },
      { kind: "mention", text: "@Mia", me: false },
    ]);
  });
});

describe("variables", () => {
  it("are filled, and stay visible when nothing fills them", () => {
    const filled = fillVariables("Hi {{customer.name}}, {{ agent.name }} here. {{customer.email}}", {
      "customer.name": "Ada",
      "agent.name": "Mia",
      "customer.email": null,
    });
    expect(filled).toBe("Hi Ada, Mia here. {{customer.email}}");
    expect(hasUnfilled(filled)).toBe(true);
    expect(hasUnfilled("Hi Ada")).toBe(false);
  });
});
