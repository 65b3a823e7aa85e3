import { signal } from "@preact/signals";
import type { CaseList } from "../inbox/list.ts";
import type { Thread } from "./thread.ts";

/** The thread on the screen. */
export const currentThread = signal<Thread | null>(null);
/** The list on the screen. */
export const currentList = signal<CaseList | null>(null);
/** The row that the keyboard is on. */
export const cursor = signal<string | null>(null);
/** The rows that are ticked. */
export const selection = signal<ReadonlySet<string>>(new Set());
/** The menu of the open case, or of the ticked ones, that is open; commands open menus too. */
export const openMenu = signal<string | null>(null);
/** The dialog that is open. */
export const openDialog = signal<
  | { kind: "resolve"; cases: readonly string[] }
  | { kind: "merge"; case: string }
  | { kind: "new-case" }
  | { kind: "help" }
  | { kind: "palette"; query: string }
  | null
>(null);
/** From this width on there is room for the panel beside the thread; below it the panel lies over it. */
export const WIDE = "(min-width: 75rem)";
/** Whether the panel about the customer is shown. */
export const panelShown = signal(matchMedia(WIDE).matches);
/** Which of the stacked screens a phone shows. */
export const phoneScreen = signal<"thread" | "panel">("thread");

/** Ticks a row, or takes its tick away. */
export function toggleSelected(id: string, on = !selection.peek().has(id)): void {
  const next = new Set(selection.peek());
  if (on) next.add(id);
  else next.delete(id);
  selection.value = next;
}

/** Takes all ticks away. */
export function clearSelection(): void {
  if (selection.peek().size > 0) selection.value = new Set();
}

/** What a command acts on: the ticked cases, else the open one, else the one under the keyboard. */
export function targets(): string[] {
  if (selection.peek().size > 0) return [...selection.peek()];
  const open = currentThread.peek()?.id ?? cursor.peek();
  return open ? [open] : [];
}
