import { currentList, currentThread, cursor } from "../state/current.ts";
import { openCase } from "../state/notify.ts";
import { prefetch } from "../state/threads.ts";

/** Moves the keyboard's row; with a thread open, the neighbour is opened at once. */
export function moveCursor(step: number): void {
  const order = currentList.peek()?.order.peek() ?? [];
  if (order.length === 0) return;
  const open = currentThread.peek()?.id ?? null;
  const from = open ?? cursor.peek();
  const at = from === null ? -1 : order.indexOf(from);
  const next = order[at === -1 ? (step > 0 ? 0 : order.length - 1) : clamp(at + step, order.length)];
  if (!next) return;
  cursor.value = next;
  if (open) openCase(next);
  else prefetch(next);
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}
