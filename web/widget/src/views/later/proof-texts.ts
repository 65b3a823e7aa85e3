/** The words about proofs and about one's own data: a catalogue of their own, for most people never see them. */
import type { Catalogue } from "../../texts.ts";
import { wordsOf } from "./later-texts.ts";

const words = wordsOf(import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/proof.ftl"));

export const p = words.say;
export const begun = words.begun;
