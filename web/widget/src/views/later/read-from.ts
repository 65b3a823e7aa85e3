/** Where a card stands that is to be read from its beginning, and not from where it ends. */
import type { Thread } from "@ombud/api";

/**
 * Puts the beginning of a message at the top of the log, while it is the newest. The log stays at its end until it is scrolled
 * upwards, whatever grows: so it is told of two places, of which the second is above the first.
 */
export function readFromTop(place: Element | null, { messages }: Thread, seq: number | null): void {
  const newest = messages.every((one) => seq !== null && (one.seq <= seq || one.from === "system"));
  const log = place?.closest<HTMLElement>(".log");
  const message = place?.closest(".msg");
  if (!newest || !log || !message) return;
  for (const top of [log.scrollHeight, 0]) {
    log.scrollTop = top;
    log.dispatchEvent(new Event("scroll"));
  }
  message.scrollIntoView({ block: "start" });
}
