/** The words about transactions that are watched, and what their buttons have in common. */
import { ApiError } from "@ombud/api";
import { useSignal } from "@preact/signals";
import { reason } from "../../store.ts";
import type { Catalogue } from "../../texts.ts";
import { lateWords } from "./late-words.ts";

const words = lateWords(import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/watch.ftl"));

/** The text of a message; nothing until the words are there. */
export const w = words.say;

/** Whether there is such a message. */
export const hasWords = words.has;

/** What went wrong, in the reader's words where there are such. */
export function explained(cause: unknown): string {
  if (!(cause instanceof ApiError)) return reason(cause);
  const key = `problem-${cause.refusal ?? "none"}`;
  return hasWords(key) ? w(key) : reason(cause);
}

/** Runs what a button does, once at a time, and says what went wrong. */
export function useAction(work: () => Promise<unknown>) {
  const busy = useSignal(false);
  const error = useSignal("");
  const run = async () => {
    busy.value = true;
    error.value = "";
    try {
      await work();
    } catch (cause) {
      error.value = explained(cause);
    } finally {
      busy.value = false;
    }
  };
  return { busy: busy.value, error: error.value, run: () => void run() };
}
