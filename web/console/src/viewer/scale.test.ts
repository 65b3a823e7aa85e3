import { describe, expect, it } from "vitest";
import { clamp, countdown, FARTHEST, fitting, NEAREST, turned } from "./scale.ts";

describe("the size of what is viewed", () => {
  it("fits into the room and is never made larger by itself", () => {
    expect(fitting({ width: 2000, height: 1000 }, { width: 1000, height: 1000 })).toBe(0.5);
    expect(fitting({ width: 100, height: 100 }, { width: 1000, height: 1000 })).toBe(1);
    expect(fitting({ width: 0, height: 0 }, { width: 1000, height: 1000 })).toBe(1);
  });

  it("changes sides with each quarter turn", () => {
    const size = { width: 3, height: 2 };
    expect(turned(size, 1)).toEqual({ width: 2, height: 3 });
    expect(turned(size, 2)).toEqual(size);
    expect(turned(size, 3)).toEqual({ width: 2, height: 3 });
  });

  it("stays within bounds", () => {
    expect([clamp(100), clamp(0), clamp(1)]).toEqual([NEAREST, FARTHEST, 1]);
  });

  it("counts down in minutes and seconds", () => {
    expect([countdown(300_000), countdown(59_001), countdown(1), countdown(-5)]).toEqual([
      "5:00",
      "1:00",
      "0:01",
      "0:00",
    ]);
  });
});
