/** What the buttons above the text do to Markdown: each takes the text with its selection, and says what to put in its place. */

/** The part of a text that is selected; both ends alike where nothing is. */
export interface Selection {
  from: number;
  to: number;
}

/** What takes the place of a part of the text, and what is selected afterwards. */
export interface Edit extends Selection {
  insert: string;
  selected: Selection;
}

/** The text after an edit. */
export function applied(text: string, edit: Edit): string {
  return text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
}

/** Puts a mark such as `**` on both sides, or takes it away where it stands already. */
export function toggleMark(text: string, { from, to }: Selection, mark: string): Edit {
  const size = mark.length;
  const inside = text.slice(from, to);
  if (stands(text, from - size, mark) && stands(text, to, mark)) {
    const start = from - size;
    return { from: start, to: to + size, insert: inside, selected: { from: start, to: to - size } };
  }
  if (inside.length >= 2 * size && stands(inside, 0, mark) && stands(inside, inside.length - size, mark)) {
    const bare = inside.slice(size, -size);
    return { from, to, insert: bare, selected: { from, to: from + bare.length } };
  }
  // Marks beside a space mean nothing in Markdown: it stays outside.
  const lead = /^\s*/.exec(inside)?.[0] ?? "";
  const word = inside.slice(lead.length).trimEnd();
  const tail = inside.slice(lead.length + word.length);
  const start = from + lead.length + size;
  return {
    from,
    to,
    insert: `${lead}${mark}${word}${mark}${tail}`,
    selected: { from: start, to: start + word.length },
  };
}

/** Whether exactly this mark stands at a place: the two stars of `**` are no `*`. */
function stands(text: string, at: number, mark: string): boolean {
  if (at < 0 || text.slice(at, at + mark.length) !== mark) return false;
  const sign = mark[0];
  return text[at - 1] !== sign && text[at + mark.length] !== sign;
}

/** The whole lines that a selection touches. */
export function linesOf(text: string, { from, to }: Selection): Selection {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const last = to > from && text[to - 1] === "\n" ? to - 1 : to;
  const end = text.indexOf("\n", last);
  return { from: start, to: end === -1 ? text.length : end };
}

const HEADING = /^#{1,6}[ \t]+/;
const BULLET = /^(\s*)(?:[-*+]|\d+[.)])[ \t]+/;

function replaceLines(
  text: string,
  selection: Selection,
  change: (line: string, at: number) => string,
): Edit {
  const lines = linesOf(text, selection);
  const insert = text.slice(lines.from, lines.to).split("\n").map(change).join("\n");
  const selected =
    selection.from === selection.to
      ? { from: lines.from + insert.length, to: lines.from + insert.length }
      : { from: lines.from, to: lines.from + insert.length };
  return { ...lines, insert, selected };
}

/** Makes the lines headings of a level; those that are it already become plain text again. */
export function toggleHeading(text: string, selection: Selection, level: number): Edit {
  const lead = `${"#".repeat(level)} `;
  const lines = linesOf(text, selection);
  const all = text.slice(lines.from, lines.to).split("\n");
  const on = all.every((line) => line.startsWith(lead));
  return replaceLines(text, selection, (line) => (on ? "" : lead) + line.replace(HEADING, ""));
}

/** Makes the lines a list with bullets, or steps with numbers; a list of the same kind becomes plain text again. */
export function toggleList(text: string, selection: Selection, kind: "bullets" | "steps"): Edit {
  const lines = linesOf(text, selection);
  const all = text.slice(lines.from, lines.to).split("\n");
  const same = kind === "bullets" ? /^\s*[-*+][ \t]+/ : /^\s*\d+[.)][ \t]+/;
  const filled = all.filter((line) => line.trim() !== "");
  const on = filled.length > 0 && filled.every((line) => same.test(line));
  let number = 0;
  return replaceLines(text, selection, (line) => {
    if (line.trim() === "" && all.length > 1) return line;
    const indent = BULLET.exec(line)?.[1] ?? "";
    const bare = line.replace(BULLET, "$1").trimStart();
    if (on) return indent + bare;
    number += 1;
    return `${indent}${kind === "bullets" ? "-" : `${number}.`} ${bare}`;
  });
}

/** Puts a block on lines of its own; `inside` is where its words stand, which are selected for writing over. */
function block(text: string, { from, to }: Selection, insert: string, inside: Selection): Edit {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const end = after === "" ? "\n" : after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const start = from + gap.length;
  return {
    from,
    to,
    insert: gap + insert + end,
    selected: { from: start + inside.from, to: start + inside.to },
  };
}

export type Callout = "NOTE" | "TIP" | "WARNING";

/** Frames what is selected as a callout. */
export function callout(text: string, selection: Selection, kind: Callout, words: string): Edit {
  const inside = text.slice(selection.from, selection.to).trim() || words;
  const quoted = inside
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
  const head = `> [!${kind}]\n`;
  return block(text, selection, head + quoted, { from: head.length + 2, to: head.length + quoted.length });
}

/** Makes what is selected a part for some regions alone, or for all but these. */
export function region(
  text: string,
  selection: Selection,
  codes: readonly string[],
  except: boolean,
  words: string,
): Edit {
  const inside = text.slice(selection.from, selection.to).trim() || words;
  const head = `:::region ${except ? "except " : ""}${codes.join(", ")}\n`;
  const insert = `${head}${inside}\n:::`;
  return block(text, selection, insert, { from: head.length, to: head.length + inside.length });
}

/** Whether a text has a part that is for some regions alone. */
export const hasRegions = (text: string) => /[:：]{3}\s*region/i.test(text);

/** A table of one line below its heads, for writing over. */
export function table(text: string, selection: Selection, columns: number, words: string): Edit {
  const cells = Array.from({ length: columns }, (_, at) => `${words} ${at + 1}`);
  const head = `| ${cells.join(" | ")} |`;
  const rule = `| ${cells.map(() => "---").join(" | ")} |`;
  const row = `|${"   |".repeat(columns)}`;
  const first = cells[0] ?? "";
  return block(text, selection, [head, rule, row].join("\n"), { from: 2, to: 2 + first.length });
}

/**
 * A picture on lines of its own, behind what is selected; in a list it stays within its item. The name is the server's, and what it
 * shows is said in words.
 */
export function picture(text: string, selection: Selection, name: string, words: string): Edit {
  const image = `![${escaped(words.trim().replace(/\s+/g, " "))}](pictures/${name})`;
  const { from, to } = linesOf(text, { from: selection.to, to: selection.to });
  const item = BULLET.exec(text.slice(from, to));
  if (!item) return block(text, { from: selection.to, to: selection.to }, image, endOf(image));
  const insert = `\n\n${" ".repeat(item[0].length)}${image}`;
  const end = to + insert.length;
  return { from: to, to, insert, selected: { from: end, to: end } };
}

/** A video on lines of its own in the place of what is selected: a link alone in its paragraph becomes a card. */
export function video(text: string, selection: Selection, address: string, words: string): Edit {
  const title = escaped(words.trim().replace(/\s+/g, " "));
  const target = bracketed(address);
  const insert = title === "" ? (target === address ? `<${address}>` : target) : `[${title}](${target})`;
  return block(text, selection, insert, endOf(insert));
}

/** Where one goes on behind a block. */
const endOf = (insert: string): Selection => ({ from: insert.length, to: insert.length });

/** A link to a topic or an address; what is selected is its text. */
export function link(text: string, { from, to }: Selection, target: string, words: string): Edit {
  const inside = escaped(text.slice(from, to).trim() || words);
  return {
    from,
    to,
    insert: `[${inside}](${bracketed(target)})`,
    selected: { from: from + 1, to: from + 1 + inside.length },
  };
}

/** Square brackets would end the text of a link. */
const escaped = (words: string) => words.replace(/[\n\r]+/g, " ").replace(/[[\]]/g, "\\$&");

/** An address with a space or a bracket stands in angle brackets. */
const bracketed = (target: string) =>
  /[\s()]/.test(target) ? `<${target.replace(/[<>\s]/g, encodeURIComponent)}>` : target;

/** The address of a link that may stand in an article: of the web, of mail, or a topic's short name. */
export function isTarget(target: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(target) || /^mailto:[^\s@]+@[^\s@]+$/i.test(target) || isSlug(target);
}

/** An address of the web that a video may have. */
export const isWebAddress = (target: string) => /^https:\/\/[^\s/]+\.[^\s/]+\/[^\s]+$/i.test(target);

/** A topic's short name. */
export const isSlug = (text: string) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);

/** A short name for a topic out of its title; empty when the title has no Latin letters, and the server makes one. */
export function slugOf(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}
