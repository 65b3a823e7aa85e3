import type { ArticleContent, ArticleDiff, DiffPart } from "@ombud/api";
import { diffArrays, diffLines } from "diff";

/** A line of a comparison: what it is made of, and whether it is new, gone, or was changed within. */
export interface DiffLine {
  kind: DiffPart["op"] | "change";
  parts: readonly DiffPart[];
}

/** A run of lines that are alike in both, too long to be shown whole. */
export interface Gap {
  skipped: number;
}

/** So many lines around a change tell where it is. */
const AROUND = 2;

/** Brings the pieces of a comparison into lines, as they are read. */
export function diffLinesOf(parts: readonly DiffPart[]): DiffLine[] {
  const lines: DiffPart[][] = [[]];
  for (const part of parts) {
    const pieces = part.text.split("\n");
    for (const [at, text] of pieces.entries()) {
      if (at > 0) lines.push([]);
      const line = lines.at(-1);
      // An empty line is one too, whether it came, went or stayed.
      const empty = at < pieces.length - 1 && line?.length === 0;
      if (text !== "" || empty) line?.push({ op: part.op, text });
    }
  }
  if (lines.at(-1)?.length === 0) lines.pop();
  return lines.map((line) => ({ kind: kindOf(line), parts: line }));
}

function kindOf(parts: readonly DiffPart[]): DiffLine["kind"] {
  const ops = new Set(parts.map((part) => part.op));
  if (ops.size === 0) return "same";
  const [only] = ops;
  return ops.size === 1 && only ? only : "change";
}

/** Leaves out what is alike and far from every change. */
export function folded(lines: readonly DiffLine[], around = AROUND): (DiffLine | Gap)[] {
  const near = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some((line) => line.kind !== "same"),
  );
  const shown: (DiffLine | Gap)[] = [];
  for (const [at, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near[at]) shown.push(line);
    else if (last && "skipped" in last) last.skipped += 1;
    else shown.push({ skipped: 1 });
  }
  // One line left out takes as much room as one line shown.
  return shown.map((one, at) =>
    "skipped" in one && one.skipped === 1 ? (lines[before(shown, at)] ?? one) : one,
  );
}

/** How many lines stand before an entry. */
function before(shown: readonly (DiffLine | Gap)[], at: number): number {
  return shown.slice(0, at).reduce((sum, one) => sum + ("skipped" in one ? one.skipped : 1), 0);
}

/** Whether anything differs. */
export const differs = (parts: readonly DiffPart[]) => parts.some((part) => part.op !== "same");

/** Compares two drafts here, where one of them is not on the server. */
export function compare(from: ArticleContent, to: ArticleContent, lang: string): ArticleDiff {
  return {
    title: words(from.title, to.title, lang),
    summary: words(from.summary, to.summary, lang),
    questions: texts(listed(from.questions), listed(to.questions), lang),
    body: texts(from.body, to.body, lang),
  };
}

/** Questions stand one to a line. */
const listed = (questions: readonly string[]) => questions.map((question) => `${question}\n`).join("");

function words(from: string, to: string, lang: string): DiffPart[] {
  // Chinese and others have no spaces between words; the browser knows where they end.
  const segmenter = new Intl.Segmenter(lang, { granularity: "word" });
  const cut = (text: string) => [...segmenter.segment(text)].map((piece) => piece.segment);
  return diffArrays(cut(from), cut(to)).map(({ added, removed, value }) =>
    partOf({ added, removed, value: value.join("") }),
  );
}

const partOf = (part: { added: boolean; removed: boolean; value: string }): DiffPart => ({
  op: part.added ? "insert" : part.removed ? "delete" : "same",
  text: part.value,
});

/** By lines; where some were exchanged for others, by words within. */
function texts(from: string, to: string, lang: string): DiffPart[] {
  const parts = diffLines(from, to).map(partOf);
  const told: DiffPart[] = [];
  for (const [at, part] of parts.entries()) {
    const next = parts[at + 1];
    const last = parts[at - 1];
    if (part.op === "delete" && next?.op === "insert") told.push(...words(part.text, next.text, lang));
    else if (!(part.op === "insert" && last?.op === "delete")) told.push(part);
  }
  return told;
}
