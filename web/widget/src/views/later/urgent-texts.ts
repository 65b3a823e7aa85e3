/** The words for who is being robbed. */
import type { Catalogue } from "../../texts.ts";
import { wordsOf } from "./later-texts.ts";

export const { say: u } = wordsOf(
  import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/urgent.ftl"),
);
