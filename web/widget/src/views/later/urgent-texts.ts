/** The words for who is being robbed. */
import type { Catalogue } from "../../texts.ts";
import { lateWords } from "./late-words.ts";

export const { say: u } = lateWords(
  import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/urgent.ftl"),
);
