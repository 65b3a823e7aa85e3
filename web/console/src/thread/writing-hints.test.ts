import type { WritingHint } from "@ombud/api";
import { describe, expect, it } from "vitest";
import { mended, shortened, standing } from "./writing-hints.ts";

const hint = (part: Partial<WritingHint>): WritingHint => ({
  kind: "command",
  start: 0,
  end: 8,
  words: "You must",
  mended: "Please",
  rule: null,
  ...part,
});

describe("mending what was noticed", () => {
  it("puts the other words where the words stand, counted in code points", () => {
    expect(mended("You must wait.", hint({}))).toBe("Please wait.");
    expect(mended("🙂 You must wait.", hint({ start: 2, end: 10 }))).toBe("🙂 Please wait.");
    expect(mended("Well, obviously yes", hint({ start: 6, end: 16, words: "obviously ", mended: "" }))).toBe(
      "Well, yes",
    );
  });

  it("leaves a text alone that is another one by now, and what other words do not mend", () => {
    expect(mended("But you must wait.", hint({}))).toBeNull();
    expect(mended("You must wait.", hint({ mended: null }))).toBeNull();
  });

  it("shows what still stands there, the same words once, and the ends of many", () => {
    const all = [hint({}), hint({ start: 20, end: 28 }), hint({ words: "calm down", kind: "blame" })];
    expect(standing("You must wait. Then you must go.", all)).toEqual([all[0]]);
    expect(shortened("short")).toBe("short");
    expect([...shortened("x".repeat(200))].length).toBeLessThan(62);
  });
});
