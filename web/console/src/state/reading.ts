/**
 * When what is on the screen counts as read, which the customer is told. Not what merely was there: somebody has to have looked.
 * docs/realtime.md says the same in words.
 */

/** So long it has to be in view, in a window that has the focus. */
export const DWELL_MS = 1500;
/** Without a sign for so long nobody sits there any more, whatever is on the screen. */
export const AWAY_MS = 5 * 60_000;
/** The hand that resolved a case still moves when the next one is there already. */
const LETTING_GO_MS = 500;

const SIGNS = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Opened by nobody: the next case that came up after one was dealt with. Null when the open case was chosen. */
let cameUp: { id: string; at: number } | null = null;

/** The next case comes up by itself: that it is on the screen says nothing of anybody having looked. */
export function comesUp(id: string): void {
  cameUp = { id, at: Date.now() };
}

// That the page was loaded is a sign as well. Signs are noted also while nothing waits to be read.
let lastSign = Date.now();
let lookAgain: (() => void) | null = null;
for (const kind of SIGNS)
  addEventListener(
    kind,
    () => {
      lastSign = Date.now();
      lookAgain?.();
    },
    { capture: true, passive: true },
  );

/** Calls `read` once, when somebody has looked at this case. Returns what ends the watch. */
export function watchReading(id: string, read: () => void): () => void {
  const since = cameUp?.id === id ? cameUp.at + LETTING_GO_MS : 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attended = () =>
    !document.hidden && document.hasFocus() && lastSign >= since && Date.now() - lastSign < AWAY_MS;
  const look = () => {
    if (!attended()) {
      clearTimeout(timer);
      timer = undefined;
    } else timer ??= setTimeout(done, DWELL_MS);
  };
  const done = () => {
    timer = undefined;
    if (!attended()) return;
    end();
    read();
  };
  const end = () => {
    clearTimeout(timer);
    if (lookAgain === look) lookAgain = null;
    for (const kind of ["focus", "blur"]) removeEventListener(kind, look);
    document.removeEventListener("visibilitychange", look);
  };
  lookAgain = look;
  for (const kind of ["focus", "blur"]) addEventListener(kind, look);
  document.addEventListener("visibilitychange", look);
  look();
  return end;
}
