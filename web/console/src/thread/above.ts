import { useEffect, useState } from "preact/hooks";
import type { Line } from "../state/messages.ts";

/** So many more lines are drawn at a time. */
const STEP = 40;
/** The last screenful is on the screen by then, and what follows on its drawing is done. */
const PAUSE_MS = 100;
/** Of the window's height, what the messages have at most; the rest is the head and the composer. */
const SHARE = 0.8;

/** At least so high is a line, in pixels: its bubble, further rows of text, and the mark below what was sent. */
function leastHeight(line: Line): number {
  if (line.kind !== "message") return 26;
  const { body, kind, from } = line.message;
  return 40 + 22 * Math.floor(body.length / 110) + (from === "staff" && kind === "message" ? 20 : 0);
}

/** How many lines stand above those that fill the last screen; none above the message asked for or what is unread. */
export function linesAbove(lines: readonly Line[], at: number | null, height: number): number {
  if (at !== null) return 0;
  let first = lines.length;
  for (let left = height; left > 0 && first > 0; first--) left -= leastHeight(lines[first - 1] as Line);
  const mark = lines.findIndex((line) => line.kind === "unread");
  return mark === -1 ? first : Math.max(0, Math.min(first, mark - 1));
}

export interface Above {
  /** So many lines are not drawn yet. */
  count: number;
  drawAll: () => void;
}

/**
 * The last screenful of a thread is drawn first. What is above it nobody sees before going up, so it is made while the
 * reader already reads.
 */
export function useAbove(lines: readonly Line[], at: number | null): Above {
  const keyOf = (index: number) => lines[index]?.key ?? null;
  // Known by its key: lines above may come and go meanwhile. Without it everything is drawn.
  const [first, setFirst] = useState(() => keyOf(linesAbove(lines, at, innerHeight * SHARE)));
  const count =
    first === null
      ? 0
      : Math.max(
          0,
          lines.findIndex((line) => line.key === first),
        );
  useEffect(() => {
    if (count === 0) return;
    const timer = setTimeout(() => setFirst(count > STEP ? keyOf(count - STEP) : null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [count]);
  return { count, drawAll: () => setFirst(null) };
}
