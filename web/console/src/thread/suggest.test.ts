import { describe, expect, it } from "vitest";
import { triggerAt } from "./suggest.tsx";

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
