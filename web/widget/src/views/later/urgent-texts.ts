/** The words for who is being robbed. */
import type { Catalogue } from "../../texts.ts";
import { lateWords, type Say } from "./late-words.ts";

export type { Say };

export const { say: u, within: urgentIn } = lateWords(
  import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/urgent.ftl"),
);
