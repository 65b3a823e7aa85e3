import type { Message, OutgoingMessage, Pending } from "@ombud/api";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./rows.ts";
import { emojiOnly, pieces } from "./words.tsx";

const message = (seq: number, from: Message["from"], at: string, more: Partial<Message> = {}): Message => {
  return {
    seq,
    at,
    from,
    name: from === "staff" ? "Mia" : null,
    body: `m${seq}`,
    files: [],
    id: null,
    bot: null,
    form: null,
    system: null,
    ...more,
  };
};
const pending = (id: string, failed = false): Pending<OutgoingMessage> => {
  const payload = { conversation: "c", body: id, files: [] };
  return {
    id,
    at: Date.parse("2026-01-02T10:01:00"),
    payload,
    failed: failed ? { code: "x", detail: "" } : null,
  };
};
const shape = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((r) => (r.kind === "bubble" ? `${r.body}${r.first ? "<" : ""}${r.last ? ">" : ""}` : r.kind));

describe("rows", () => {
  it("stand under their day, in groups of one sender and a few minutes", () => {
    const messages = [
      message(1, "customer", "2026-01-01T23:58:00"),
      message(2, "customer", "2026-01-02T00:01:00"),
      message(3, "staff", "2026-01-02T09:00:00"),
      message(4, "staff", "2026-01-02T09:04:00"),
      message(5, "staff", "2026-01-02T09:30:00"),
      message(6, "staff", "2026-01-02T09:31:00", { name: "Omar" }),
    ];
    expect(shape(rowsOf(messages, [], null))).toEqual([
      "day",
      "m1<>",
      "day",
      "m2<>",
      "m3<",
      "m4>",
      "m5<>",
      "m6<>",
    ]);
  });

  it("name the last only of several who were to answer, one after the other", () => {
    const at = "2026-01-02T10:00:00";
    const joins = (seq: number, name: string) =>
      message(seq, "system", at, { system: { code: "agent_joined", args: { name } } });
    const closed = message(3, "system", at, { system: { code: "resolved", args: {} } });
    const keys = (...all: Message[]) => rowsOf(all, [], null).map((row) => row.key);
    expect(keys(message(1, "customer", at), joins(2, "Tom"), joins(3, "Mia")).slice(1)).toEqual([
      "m-1",
      "m-3",
    ]);
    expect(keys(joins(1, "Tom"), message(2, "staff", at), joins(3, "Mia"))).toContain("m-1");
    expect(keys(joins(2, "Tom"), closed)).toContain("m-2");
  });

  it("have one divider, before the first message of somebody else that was not seen", () => {
    const at = "2026-01-02T10:00:00";
    const messages = [
      message(1, "staff", at),
      message(2, "customer", at),
      message(3, "bot", at),
      message(4, "staff", at),
    ];
    expect(shape(rowsOf(messages, [], 1))).toEqual(["day", "m1<>", "m2<>", "new", "m3<>", "m4<>"]);
    expect(shape(rowsOf(messages, [], 4))).not.toContain("new");
  });

  it("end with what is on its way; a failed one stands alone with its reason", () => {
    const messages = [message(1, "customer", "2026-01-02T10:00:00")];
    expect(shape(rowsOf(messages, [pending("a", true), pending("b")], null))).toEqual([
      "day",
      "m1<",
      "a>",
      "b<>",
    ]);
  });

  it("keep the element of an own message when it is acknowledged", () => {
    const before = rowsOf([], [pending("id7")], null).at(-1);
    const after = rowsOf([message(1, "customer", "2026-01-02T10:00:00", { id: "id7" })], [], null).at(-1);
    expect(before?.key).toBe("id7");
    expect(after?.key).toBe("id7");
  });
});

describe("links in a text", () => {
  const links = (body: string) => pieces(body).flatMap((p) => p.href ?? []);

  it("end where the sentence goes on", () => {
    expect(links("See https://a.example/x. Or (https://b.example/y_(z)), ok?")).toEqual([
      "https://a.example/x",
      "https://b.example/y_(z)",
    ]);
    expect(links("请看 https://a.example/路径。谢谢")).toEqual(["https://a.example/路径"]);
  });

  it("are of the web only, and never cut out a character of the text", () => {
    const body = "javascript:alert(1) data:text/html,x http://ok.example <b>https://x.example</b>";
    expect(links(body)).toEqual(["http://ok.example", "https://x.example"]);
    expect(
      pieces(body)
        .map((p) => p.text)
        .join(""),
    ).toBe(body);
  });
});

it("knows when a message is a few emoji only", () => {
  expect(["👍", "🎉🎉", "👩‍💻", "❤️"].map(emojiOnly)).toEqual([true, true, true, true]);
  expect(["ok 👍", "👍👍👍👍", "", "5"].map(emojiOnly)).toEqual([false, false, false, false]);
});
