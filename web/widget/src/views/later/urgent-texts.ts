/** The words for who is being robbed. */
import { wordsOf } from "./later-texts.ts";

export const { say: u } = wordsOf(import.meta.glob("../../../../../locales/*/urgent.ftl"));
