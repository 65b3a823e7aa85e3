import type { CaseSummary } from "@ombud/api";
import { beforeEach, describe, expect, it } from "vitest";
import { caseSignal, forgetCases, patchCase, putCase } from "../state/cases.ts";
import { CaseList } from "./list.ts";
import { belongs, compareCases, parseQuery, searchOf } from "./query.ts";
import { fitting } from "./row.tsx";

const viewpoint = { me: "me", teams: ["t1"] };

function summary(id: string, change: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id,
    number: 1,
    type: "question",
    subject: null,
    state: "open",
    priority: "normal",
    customer: { id: "c", name: "Ada", proof: "none", tier: "standard", online: false },
    inbox: "i1",
    channel: "web",
    team: null,
    assignee: "me",
    language: null,
    tags: [],
    preview: null,
    last_from: "customer",
    last_at: `2026-01-01T00:00:0${id}Z`,
    created_at: "2026-01-01T00:00:00Z",
    waiting_since: null,
    unread: 0,
    snoozed_until: null,
    next_due: null,
    exposed: null,
    updated_pos: 1,
    erased_at: null,
    bot: null,
    intent: null,
    ...change,
  };
}

function mine(): CaseList {
  const list = new CaseList(parseQuery("mine", new URLSearchParams()), () => viewpoint);
  list.take({ items: [summary("3"), summary("2"), summary("1")], next: null }, true);
  return list;
}

beforeEach(forgetCases);

describe("a query", () => {
  it("is read from the address and written back", () => {
    const query = parseQuery("team-t9", new URLSearchParams("priority=high&sort=created"));
    expect(query).toEqual({ view: "all", filters: { team: "t9", priority: "high" }, sort: "created" });
    expect(searchOf(query, "team-t9")).toBe("?priority=high&sort=created");
  });

  it("decides who belongs", () => {
    const query = (slug: string, search = "") => parseQuery(slug, new URLSearchParams(search));
    expect(belongs(query("mine"), summary("1"), viewpoint)).toBe(true);
    expect(belongs(query("mine"), summary("1", { state: "resolved" }), viewpoint)).toBe(false);
    expect(belongs(query("unassigned"), summary("1"), viewpoint)).toBe(false);
    expect(belongs(query("team"), summary("1", { team: "t1" }), viewpoint)).toBe(true);
    expect(belongs(query("all", "assignee=x"), summary("1"), viewpoint)).toBe(false);
    const done = summary("1", {
      state: "resolved",
      customer: { id: "c", name: "Ada", proof: "none", tier: "standard", online: false },
    });
    expect(belongs(query("all"), done, viewpoint)).toBe(false);
    expect(belongs(query("all", "customer=c"), done, viewpoint)).toBe(true);
    expect(belongs(query("all", "sort=waiting"), summary("1"), viewpoint)).toBe(false);
    const recovery = summary("1", { type: "deposit_recovery" });
    expect(belongs(query("all", "type=deposit_recovery"), recovery, viewpoint)).toBe(true);
    expect(belongs(query("all", "type=deposit_recovery"), summary("1"), viewpoint)).toBe(false);
    expect(belongs(query("all", "tag=vip"), summary("1"), viewpoint)).toBe(false);
    expect(belongs(query("mentions"), summary("1"), viewpoint)).toBeNull();
  });

  it("puts the longest waiting first and those who do not wait last", () => {
    const early = summary("1", { waiting_since: "2026-01-01T00:00:00Z" });
    const late = summary("2", { waiting_since: "2026-01-02T00:00:00Z" });
    const sorted = [summary("3"), late, early].sort((a, b) => compareCases("waiting", a, b));
    expect(sorted.map((item) => item.id)).toEqual(["1", "2", "3"]);
  });
});

describe("a case list", () => {
  it("moves a case up when it becomes the newest", () => {
    const list = mine();
    const changed = summary("1", { last_at: "2026-01-02T00:00:00Z", updated_pos: 2 });
    putCase(changed);
    list.apply(changed);
    expect(list.order.value).toEqual(["1", "3", "2"]);
  });

  it("keeps every row in place while the pointer is on it, then catches up", () => {
    const list = mine();
    list.hold(true);
    const gone = summary("2", { assignee: "other", updated_pos: 2 });
    const fresh = summary("4", { updated_pos: 2 });
    for (const item of [gone, fresh]) {
      putCase(item);
      list.apply(item);
    }
    expect(list.order.value).toEqual(["3", "2", "1"]);
    expect([...list.leaving.value]).toEqual(["2"]);
    expect(list.arriving.value).toBe(1);
    list.hold(false);
    expect(list.order.value).toEqual(["4", "3", "1"]);
    expect(list.leaving.value.size).toBe(0);
    expect(list.arriving.value).toBe(0);
  });

  it("knows which case comes after one that has left", () => {
    const list = mine();
    expect(list.neighbour("3")).toBe("2");
    expect(list.neighbour("1")).toBe("2");
    const gone = summary("2", { state: "resolved", updated_pos: 2 });
    putCase(gone);
    list.apply(gone);
    expect(list.order.value).toEqual(["3", "1"]);
    expect(list.neighbour("2")).toBe("1");
  });

  it("leaves a case beyond the loaded pages to its page", () => {
    const list = mine();
    list.take({ items: [summary("5"), summary("3")], next: "cursor" }, true);
    const old = summary("1", { updated_pos: 5 });
    putCase(old);
    list.apply(old);
    expect(list.order.value).toEqual(["5", "3"]);
  });

  it("does not show the same case twice when pages overlap", () => {
    const list = mine();
    list.take({ items: [summary("1"), summary("0")], next: null }, false);
    expect(list.order.value).toEqual(["3", "2", "1", "0"]);
  });
});

describe("the list of mentions", () => {
  const mentions = () => {
    const list = new CaseList(parseQuery("mentions", new URLSearchParams()), () => viewpoint);
    list.take({ items: [summary("3"), summary("2"), summary("1")], next: null }, true);
    return list;
  };

  it("keeps the row of the open case, which is read by now, until another is opened", () => {
    const list = mentions();
    list.opened("2");
    list.take({ items: [summary("3"), summary("1")], next: null }, true);
    expect(list.order.value).toEqual(["3", "2", "1"]);
    list.opened("1");
    expect(list.order.value).toEqual(["3", "1"]);
  });

  it("is the only one that keeps it", () => {
    const list = mine();
    list.opened("2");
    list.take({ items: [summary("3"), summary("1")], next: null }, true);
    expect(list.order.value).toEqual(["3", "1"]);
  });
});

describe("the tags of a row", () => {
  it("are shown whole or counted", () => {
    expect(fitting([50, 60], false, 120)).toEqual({ count: 2, end: 122 });
    expect(fitting([50, 60], false, 110)).toEqual({ count: 1, end: 56 });
    expect(fitting([50, 60], false, 60)).toEqual({ count: 0, end: 0 });
    expect(fitting([50], true, 60)).toEqual({ count: 0, end: 0 });
  });
});

describe("known cases", () => {
  it("draw nothing again for what is known already", () => {
    const list = mine();
    const order = list.order.value;
    const before = caseSignal("2").value;
    const { customer, ...rest } = summary("2");
    putCase({ customer, ...rest });
    list.apply(summary("2"));
    expect(caseSignal("2").value).toBe(before);
    expect(list.order.value).toBe(order);
  });

  it("ignore news that is older than what is known", () => {
    putCase(summary("1", { updated_pos: 5, priority: "high" }));
    putCase(summary("1", { updated_pos: 4, priority: "low" }));
    expect(caseSignal("1").value?.priority).toBe("high");
    patchCase("1", { priority: "urgent" });
    expect(caseSignal("1").value?.priority).toBe("urgent");
  });
});
