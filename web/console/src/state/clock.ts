import { signal } from "@preact/signals";

const SECOND = 1000;

/** Now, in milliseconds, moving once a second while the page is visible. Badges that tick read it. */
export const now = signal(Date.now());

/** Now, moving every half minute: for texts such as "5 minutes ago". */
export const slowNow = signal(Date.now());

/** Starts both clocks. */
export function startClock(): void {
  const tick = () => {
    if (document.hidden) return;
    const time = Date.now();
    now.value = time;
    if (time - slowNow.peek() >= 30 * SECOND) slowNow.value = time;
  };
  setInterval(tick, SECOND);
  document.addEventListener("visibilitychange", tick);
}
