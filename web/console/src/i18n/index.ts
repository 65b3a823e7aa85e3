/**
 * Texts and formats in the language on the screen.
 *
 * To add texts: write them in `locales/en/<file>.ftl` and `locales/zh-CN/<file>.ftl`, and load the file with
 * `needTexts("<file>")` before the screen that shows them. To add a language: add its folder.
 */
export * from "./format.ts";
export {
  type Args,
  direction,
  directionOf,
  hasText,
  inOwnLanguage,
  language,
  languages,
  midSentence,
  needTexts,
  negotiate,
  setLanguage,
  startTexts,
  t,
} from "./texts.ts";
