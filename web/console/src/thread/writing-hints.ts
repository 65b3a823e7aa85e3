import type { WritingHint } from "@ombud/api";

/** A text with what mends a part of it in its place; null where those words do not stand there any more. */
export function mended(
  body: string,
  hint: Pick<WritingHint, "start" | "end" | "words" | "mended">,
): string | null {
  if (hint.mended === null || hint.mended === undefined) return null;
  // The server counts code points.
  const chars = [...body];
  if (chars.slice(hint.start, hint.end).join("") !== hint.words) return null;
  return chars.slice(0, hint.start).join("") + hint.mended + chars.slice(hint.end).join("");
}

/** Words as they are shown: of many, the first and the last. */
export function shortened(words: string, most = 60): string {
  const chars = [...words.trim()];
  if (chars.length <= most) return chars.join("");
  return `${chars
    .slice(0, most - 15)
    .join("")
    .trimEnd()} … ${chars.slice(-12).join("").trimStart()}`;
}

/** What still stands in a text, of what was noticed when it was another one: each kind of words once. */
export function standing(body: string, hints: readonly WritingHint[]): WritingHint[] {
  const seen = new Set<string>();
  return hints.filter((hint) => {
    const key = `${hint.kind}|${hint.words}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return hint.kind === "language" || body.includes(hint.words);
  });
}
