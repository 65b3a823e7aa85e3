import type { StaffFile } from "@ombud/api";
import { signal } from "@preact/signals";
import { currentThread } from "../state/current.ts";

/** What is open in the viewer: the files that one can step through, and which of them is shown. */
export const viewing = signal<{ files: readonly StaffFile[]; at: number } | null>(null);

/** Opens a file; beside it stand the others of the open case's messages, in their order. */
export function viewFile(file: StaffFile): void {
  const messages = currentThread.peek()?.messages.peek() ?? [];
  const files = messages.flatMap((message) => message.files).filter((one) => !one.gone);
  const at = files.findIndex((one) => one.id === file.id);
  viewing.value = at < 0 ? { files: [file], at: 0 } : { files, at };
}

/** Shows the next file, or the one before; the last is followed by the first. */
export function stepFile(step: number): void {
  const now = viewing.peek();
  if (!now || now.files.length < 2) return;
  const count = now.files.length;
  viewing.value = { ...now, at: (now.at + step + count) % count };
}
