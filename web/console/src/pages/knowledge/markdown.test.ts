import { describe, expect, it } from "vitest";
import {
  applied,
  callout,
  type Edit,
  hasRegions,
  isSlug,
  isTarget,
  isWebAddress,
  linesOf,
  link,
  picture,
  region,
  slugOf,
  table,
  toggleHeading,
  toggleList,
  toggleMark,
  video,
} from "./markdown.ts";

/** A text with its selection written into it: `«` and `»`, or `‸` for a caret. */
function at(marked: string): [string, { from: number; to: number }] {
  const caret = marked.indexOf("‸");
  if (caret >= 0) return [marked.replace("‸", ""), { from: caret, to: caret }];
  const from = marked.indexOf("«");
  const to = marked.indexOf("»") - 1;
  return [marked.replace(/[«»]/g, ""), { from, to }];
}

function after(
  marked: string,
  edit: (text: string, selection: { from: number; to: number }) => Edit,
): string {
  const [text, selection] = at(marked);
  const made = edit(text, selection);
  const next = applied(text, made);
  const { from, to } = made.selected;
  if (from === to) return `${next.slice(0, from)}‸${next.slice(from)}`;
  return `${next.slice(0, from)}«${next.slice(from, to)}»${next.slice(to)}`;
}

const bold = (text: string, selection: { from: number; to: number }) => toggleMark(text, selection, "**");
const italic = (text: string, selection: { from: number; to: number }) => toggleMark(text, selection, "*");

describe("bold and italic", () => {
  it("come and go, with the selection inside or around the marks", () => {
    expect(after("a «word» b", bold)).toBe("a **«word»** b");
    expect(after("a **«word»** b", bold)).toBe("a «word» b");
    expect(after("a «**word**» b", bold)).toBe("a «word» b");
    expect(after("‸", bold)).toBe("**‸**");
  });

  it("do not take one another for themselves", () => {
    expect(after("**«word»**", italic)).toBe("***«word»***");
    expect(after("*«word»*", bold)).toBe("***«word»***");
    expect(after("***«word»***", italic)).toBe("****«word»****");
  });

  it("leave spaces outside, where Markdown wants them", () => {
    expect(after("a« word »b", bold)).toBe("a **«word»** b");
  });
});

describe("headings", () => {
  it("take the place of other headings, and go again", () => {
    expect(after("one\ntw‸o", (text, where) => toggleHeading(text, where, 2))).toBe("one\n## two‸");
    expect(after("## tw‸o", (text, where) => toggleHeading(text, where, 3))).toBe("### two‸");
    expect(after("### tw‸o", (text, where) => toggleHeading(text, where, 3))).toBe("two‸");
  });
});

describe("lists", () => {
  const bullets = (text: string, where: { from: number; to: number }) => toggleList(text, where, "bullets");
  const steps = (text: string, where: { from: number; to: number }) => toggleList(text, where, "steps");

  it("count steps, and turn one kind into the other", () => {
    expect(after("«one\ntwo\n\nthree»", steps)).toBe("«1. one\n2. two\n\n3. three»");
    expect(after("«1. one\n2. two»", bullets)).toBe("«- one\n- two»");
    expect(after("«- one\n- two»", bullets)).toBe("«one\ntwo»");
  });

  it("begin on an empty line", () => {
    expect(after("‸", steps)).toBe("1. ‸");
    expect(after("  - in‸ner", steps)).toBe("  1. inner‸");
  });

  it("touch the lines of the selection and no more", () => {
    const [text, where] = at("a\n«b\n»c");
    const lines = linesOf(text, where);
    expect(text.slice(lines.from, lines.to)).toBe("b");
  });
});

describe("blocks", () => {
  it("stand on lines of their own", () => {
    const note = (text: string, where: { from: number; to: number }) => callout(text, where, "NOTE", "Words");
    expect(after("a ‸b", note)).toBe("a \n\n> [!NOTE]\n> «Words»\n\nb");
    expect(after("a\n\n«b\nc»\n\nd", note)).toBe("a\n\n> [!NOTE]\n> «b\n> c»\n\nd");
    expect(after("‸", note)).toBe("> [!NOTE]\n> «Words»\n");
  });

  it("make a table whose heads are to be written", () => {
    expect(after("‸", (text, where) => table(text, where, 2, "Column"))).toBe(
      "| «Column 1» | Column 2 |\n| --- | --- |\n|   |   |\n",
    );
  });
});

describe("pictures", () => {
  const name = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.png";
  const put = (text: string, where: { from: number; to: number }) =>
    picture(text, where, name, " Press [Send]\n now ");
  const image = `![Press \\[Send\\] now](pictures/${name})`;
  it("stand on lines of their own, behind what is selected", () => {
    expect(after("one «two» three", put)).toBe(`one two\n\n${image}‸\n\n three`);
    expect(after("‸", put)).toBe(`${image}‸\n`);
  });
  it("stay within the step that one is at", () => {
    expect(after("1. Open it‸ now\n2. Send", put)).toBe(`1. Open it now\n\n   ${image}‸\n2. Send`);
    expect(after("  - Open‸", put)).toBe(`  - Open\n\n    ${image}‸`);
  });
});

describe("links", () => {
  it("take what is selected for their text", () => {
    expect(after("see «this»", (text, where) => link(text, where, "close-account", "Close"))).toBe(
      "see [«this»](close-account)",
    );
    expect(after("see ‸", (text, where) => link(text, where, "https://a.example/b(c)", "Close [it]"))).toBe(
      "see [«Close \\[it\\]»](<https://a.example/b(c)>)",
    );
  });

  it("lead to the web, to mail and to topics, and nowhere else", () => {
    for (const good of ["https://a.example/x", "mailto:a@b.example", "close-account"])
      expect(isTarget(good)).toBe(true);
    for (const bad of ["javascript:alert(1)", "data:text/html,x", "//a.example", "a b", "", "https://a b"])
      expect(isTarget(bad)).toBe(false);
  });
});

describe("short names", () => {
  it("are made of a title as far as it has letters for it", () => {
    expect(slugOf("How do I close my account?")).toBe("how-do-i-close-my-account");
    expect(slugOf("Où est mon dépôt ?")).toBe("ou-est-mon-depot");
    expect(slugOf("提币多久到账？")).toBe("");
    expect(isSlug(slugOf(`${"x".repeat(59)} y`))).toBe(true);
  });
});

describe("a part for certain regions", () => {
  it("stands around what is selected, on lines of its own", () => {
    const made = after("All.\n\n«Only there.»\n\nAll.", (text, where) =>
      region(text, where, ["DE", "FR"], false, "words"),
    );
    expect(made).toBe("All.\n\n:::region DE, FR\n«Only there.»\n:::\n\nAll.");
  });

  it("begins with words to write over", () => {
    const made = after("All.‸", (text, where) => region(text, where, ["US"], true, "words"));
    expect(made).toBe("All.\n\n:::region except US\n«words»\n:::\n");
  });

  it("is seen in a text", () => {
    expect(hasRegions("a\n:::region DE\nb\n:::")).toBe(true);
    expect(hasRegions("：：：region DE")).toBe(true);
    expect(hasRegions("the region: DE")).toBe(false);
  });
});

describe("a video", () => {
  const put = (text: string, address: string, words: string) =>
    applied(text, video(text, { from: text.length, to: text.length }, address, words));

  it("stands alone in its paragraph, with its title or without", () => {
    const address = "https://www.youtube.com/watch?v=a_b";
    expect(put("Before.", address, " How to [send] ")).toBe(`Before.\n\n[How to \\[send\\]](${address})\n`);
    expect(put("", address, "")).toBe(`<${address}>\n`);
    expect(put("", "https://a.example/x_(1).mp4", "")).toBe("<https://a.example/x_(1).mp4>\n");
  });

  it("is at an address of the web", () => {
    expect(isWebAddress("https://youtu.be/abc")).toBe(true);
    for (const wrong of [
      "http://youtu.be/abc",
      "https://",
      "https://youtu.be",
      "javascript:alert(1)",
      "fees",
    ])
      expect(isWebAddress(wrong)).toBe(false);
  });
});
