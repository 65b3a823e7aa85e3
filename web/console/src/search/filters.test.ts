import { describe, expect, it } from "vitest";
import { type Names, pathOf, readAddress, readTyped, requestOf, typedOf, without } from "./filters.ts";

const TEAM = "0190a1b2-c3d4-7e5f-8a6b-9c0d1e2f3a4b";
const names: Names = {
  inbox: [{ id: "i1", name: "Web chat" }],
  team: [{ id: TEAM, name: "Payments" }],
  assignee: [{ id: "s1", name: "Mia Chen" }],
  tag: [{ id: "t1", name: "vip" }],
  me: "s9",
};

describe("typed filters", () => {
  it("are told from words", () => {
    const typed = readTyped(
      'stuck from:customer withdrawal inbox:"web chat" tag:VIP has:file is:open',
      names,
    );
    expect(typed).toEqual({
      words: "stuck withdrawal",
      filters: { from: "customer", inbox: "i1", tag: "t1", has: "file", is: "open" },
      unknown: [],
    });
  });

  it("are typed again as they were read", () => {
    const filters = { from: "note", inbox: "i1", assignee: "s1", since: "2026-01-31" };
    const text = typedOf({ words: "提现 失败", filters }, names);
    expect(text).toBe('提现 失败 from:note inbox:"Web chat" assignee:"Mia Chen" since:2026-01-31');
    expect(readTyped(text, names)).toEqual({ words: "提现 失败", filters, unknown: [] });
  });

  it("say what they do not know instead of searching for it as a word", () => {
    expect(readTyped("x team:pay until:2026-02-30 from:nobody", names)).toEqual({
      words: "x",
      filters: {},
      unknown: [
        { filter: "team", value: "pay" },
        { filter: "until", value: "2026-02-30" },
        { filter: "from", value: "nobody" },
      ],
    });
  });

  it("leave other words with a colon alone", () => {
    const text = "note: https://example.com/a?b=1 12:30 from: him";
    expect(readTyped(text, names)).toEqual({ words: text, filters: {}, unknown: [] });
  });

  it("know who asks, and ids", () => {
    expect(readTyped("assignee:me", names).filters).toEqual({ assignee: "s9" });
    expect(readTyped(`team:${TEAM}`, { ...names, team: [] }).filters).toEqual({ team: TEAM });
  });
});

describe("a search in the address", () => {
  it("is read as it was written", () => {
    const wanted = {
      words: "a b",
      filters: { team: TEAM, is: "resolved", since: "2026-01-01" },
      exact: true,
    };
    const path = pathOf(wanted);
    expect(readAddress(new URLSearchParams(path.slice("/search".length)))).toEqual(wanted);
    expect(pathOf({ words: "", filters: {}, exact: false })).toBe("/search");
  });

  it("takes no value that a filter has not", () => {
    const query = new URLSearchParams("q=a&is=merged&from=eve&team=x&since=yesterday&has=soul");
    expect(readAddress(query)).toEqual({ words: "a", filters: {}, exact: false });
  });
});

it("asks for whole days of the reader's", () => {
  const asked = requestOf({
    words: "a",
    filters: { since: "2026-01-31", until: "2026-01-31", has: "file", is: "open" },
    exact: false,
  });
  expect(Date.parse(String(asked.until)) - Date.parse(String(asked.since))).toBe(86_400_000);
  expect(new Date(String(asked.since)).getDate()).toBe(31);
  expect(asked).toMatchObject({ q: "a", has_file: true, state: "open", exact: undefined });
});

it("drops one filter", () => {
  const wanted = { words: "a", filters: { is: "open", tag: "t1" }, exact: false };
  expect(without(wanted, "is").filters).toEqual({ tag: "t1" });
});
