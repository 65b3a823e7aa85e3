import type { Signal } from "@preact/signals";
import { addFiles } from "../../tray.ts";

/** Files that are dragged over a conversation are taken where they are dropped. */
export function takeDrops(element: HTMLElement, id: string, dropping: Signal<boolean>): () => void {
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    dropping.value = true;
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null || !element.contains(event.relatedTarget as Node))
      dropping.value = false;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    dropping.value = false;
    addFiles(id, event.dataTransfer?.files ?? []);
  };
  element.addEventListener("dragover", over);
  element.addEventListener("dragleave", leave);
  element.addEventListener("drop", drop);
  return () => {
    element.removeEventListener("dragover", over);
    element.removeEventListener("dragleave", leave);
    element.removeEventListener("drop", drop);
  };
}
