import { describe, expect, it } from "vitest";
import { compare, differs, diffLinesOf, folded } from "./diff-view.ts";

const content = (body: string, title = "T") => ({ title, summary: "", questions: [], body });

describe("a comparison", () => {
  it("stands in lines, those changed within marked as such", () => {
    const lines = diffLinesOf([
      { op: "same", text: "one\ntwo " },
      { op: "delete", text: "old" },
      { op: "insert", text: "new" },
      { op: "same", text: "\n" },
      { op: "insert", text: "three\n" },
    ]);
    expect(lines.map((line) => line.kind)).toEqual(["same", "change", "insert"]);
    expect(lines[1]?.parts.map((part) => part.text)).toEqual(["two ", "old", "new"]);
  });

  it("keeps empty lines, and drops none of the text", () => {
    const lines = diffLinesOf([{ op: "same", text: "a\n\nb\n" }]);
    expect(lines.map((line) => line.parts.map((part) => part.text).join(""))).toEqual(["a", "", "b"]);
  });

  it("leaves out what is far from every change", () => {
    const many = Array.from({ length: 20 }, (_, at) => `line ${at}`).join("\n");
    const shown = folded(
      diffLinesOf([
        { op: "same", text: `${many}\n` },
        { op: "insert", text: "new\n" },
      ]),
    );
    expect(shown[0]).toEqual({ skipped: 18 });
    expect(shown).toHaveLength(4);
  });

  it("shows a single line instead of saying that one was left out", () => {
    const shown = folded(
      diffLinesOf([
        { op: "same", text: "a\nb\nc\n" },
        { op: "insert", text: "new\n" },
      ]),
    );
    expect(shown.map((one) => "skipped" in one)).toEqual([false, false, false, false]);
  });
});

describe("comparing two drafts here", () => {
  it("finds changed words in lines, and lines that came and went", () => {
    const diff = compare(content("one two\nsame\ngone\n"), content("one three\nsame\n"), "en");
    expect(diff.body).toContainEqual({ op: "delete", text: "two" });
    expect(diff.body).toContainEqual({ op: "insert", text: "three" });
    expect(differs(diff.title)).toBe(false);
    const all = (op: string) =>
      diff.body
        .filter((part) => part.op === "same" || part.op === op)
        .map((part) => part.text)
        .join("");
    expect(all("delete")).toBe("one two\nsame\ngone\n");
    expect(all("insert")).toBe("one three\nsame\n");
  });

  it("finds words in Chinese, which has no spaces", () => {
    const diff = compare(content("请重置密码。"), content("请重置账户。"), "zh-CN");
    expect(diff.body).toContainEqual({ op: "delete", text: "密码" });
    expect(diff.body).toContainEqual({ op: "insert", text: "账户" });
  });
});
