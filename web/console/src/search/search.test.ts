import { describe, expect, it } from "vitest";
import { pieces } from "./marks.ts";
import { numberIn } from "./number.ts";

describe("marks in a snippet", () => {
  it("cut it into marked and plain pieces", () => {
    expect(
      pieces("where is my deposit", [
        [9, 11],
        [12, 19],
      ]),
    ).toEqual([
      { text: "where is ", marked: false },
      { text: "my", marked: true },
      { text: " ", marked: false },
      { text: "deposit", marked: true },
    ]);
  });

  it("count letters, not halves of them", () => {
    expect(pieces("🚀 充值", [[2, 4]])).toEqual([
      { text: "🚀 ", marked: false },
      { text: "充值", marked: true },
    ]);
  });

  it("survive marks that overlap or lie outside", () => {
    expect(
      pieces("abcd", [
        [0, 2],
        [1, 3],
        [3, 99],
        [7, 9],
      ]).map((one) => one.text),
    ).toEqual(["ab", "c", "d"]);
  });
});

it("reads a case's number", () => {
  expect(numberIn(" #1042 ")).toBe(1042);
  expect(numberIn("1042")).toBe(1042);
  expect(numberIn("no 1042")).toBeNull();
});
