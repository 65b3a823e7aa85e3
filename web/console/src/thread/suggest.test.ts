import { describe, expect, it } from "vitest";
import { ranked, triggerAt } from "./suggest.tsx";

describe("looking up while writing", () => {
  it("begins with a slash at the start or after a space", () => {
    expect(triggerAt("/hel", 4, false)).toEqual({ sign: "/", query: "hel", start: 0 });
    expect(triggerAt("Hi\n/退款", 6, false)).toEqual({ sign: "/", query: "退款", start: 3 });
    expect(triggerAt("and/or", 6, false)).toBeNull();
    expect(triggerAt("https://", 8, false)).toBeNull();
  });

  it("names colleagues in notes only, and never in an address", () => {
    expect(triggerAt("ask @mi", 7, true)).toEqual({ sign: "@", query: "mi", start: 4 });
    expect(triggerAt("ask @mi", 7, false)).toBeNull();
    expect(triggerAt("a@mi", 4, true)).toBeNull();
  });

  it("goes by the caret, not by the end", () => {
    expect(triggerAt("/a rest", 2, false)?.query).toBe("a");
    expect(triggerAt("/a rest", 7, false)).toBeNull();
  });
});

describe("whom a mention means", () => {
  const people = [
    { name: "Ada Osei", email: "ada@nimbus.example" },
    { name: "Mia Lemoine", email: "mia@nimbus.example" },
    { name: "Cole Park", email: "cole@nimbus.example" },
    { name: "山田 花", email: "leyla@nimbus.example" },
    { name: "Leo Marsh", email: "leo@nimbus.example" },
  ];
  const names = (query: string) => ranked(people, query).map(({ name }) => name);

  it("is whoever's name begins so, then whose address does, then who has it inside", () => {
    expect(names("le")).toEqual(["Mia Lemoine", "Leo Marsh", "山田 花", "Cole Park"]);
    expect(names("LEO")).toEqual(["Leo Marsh"]);
    expect(names("花")).toEqual(["山田 花"]);
    expect(names("")).toHaveLength(people.length);
  });

  it("is never found by the domain, which is everybody's", () => {
    for (const query of ["example", "nimbus", "bus.e", ".", "ple"]) expect(names(query)).toEqual([]);
  });
});
