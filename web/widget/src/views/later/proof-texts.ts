/** The words about proofs and about one's own data: most people never see them. */
import type { Catalogue } from "../../texts.ts";
import { lateWords } from "./late-words.ts";

const words = lateWords(import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/proof.ftl"));

/** The text of a message; nothing until the words are there. */
export const p = words.say;

/** Ends when the first words are there, or are known not to come. */
export const begun = words.begun;
