/** The words about transactions that are watched. */
import { ApiError } from "@ombud/api";
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
