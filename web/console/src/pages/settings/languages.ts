import { languageName, ownLanguageName } from "../../i18n/index.ts";
import { me } from "../../state/session.ts";

/** Languages that customers commonly write in; a workspace may add any other by its tag. */
const COMMON = [
  "en",
  "zh-CN",
  "zh-TW",
  "ja",
  "ko",
  "vi",
  "th",
  "id",
  "ms",
  "fil",
  "hi",
  "bn",
  "ur",
  "fa",
  "ar",
  "tr",
  "ru",
  "uk",
  "pl",
  "cs",
  "de",
  "nl",
  "fr",
  "it",
  "es",
  "pt-BR",
  "pt-PT",
  "el",
  "he",
  "sv",
];

const choice = (tag: string) => ({
  value: tag,
  label: languageName(tag),
  hint: ownLanguageName(tag),
  keywords: tag,
});

/** All languages to choose from, the workspace's own and `chosen` among them. */
export function everyLanguage(
  chosen: readonly string[] = [],
): { value: string; label: string; hint: string; keywords: string }[] {
  const tags = new Set([...(me.value?.workspace.languages ?? []), ...chosen, ...COMMON]);
  return [...tags].map(choice);
}

/** The languages that the workspace answers in. */
export const languageChoices = () => (me.value?.workspace.languages ?? []).map(choice);
