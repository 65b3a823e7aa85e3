/** The words about deposits that are given back. */
import { ApiError } from "@ombud/api";
import { reason } from "../../store.ts";
import type { Catalogue } from "../../texts.ts";
import { lateWords } from "./late-words.ts";

const words = lateWords(import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/recovery.ftl"));

/** The text of a message; nothing until the words are there. */
export const r = words.say;

/** Whether there is such a message. */
export const hasWords = words.has;

/** What went wrong, in the reader's words where there are such. */
export function explained(cause: unknown): string {
  if (!(cause instanceof ApiError)) return reason(cause);
  const key = `problem-${cause.refusal ?? "none"}`;
  return hasWords(key) ? r(key) : (cause.fields.address ?? cause.fields.memo ?? cause.detail);
}

/** An id or address that fits on a line. */
export function short(text: string): string {
  return text.length > 20 ? `${text.slice(0, 8)}…${text.slice(-6)}` : text;
}
