/** In which language a message is written, as far as its letters say so. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["zh-CN", /\p{Script=Han}/gu],
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["en", /\p{Script=Latin}/gu],
];
/** A Chinese letter says about as much as so many of the others. */
const HAN_WEIGHT = 3;
/** Languages that are written in letters other than Latin ones. */
const OTHER_LETTERS = /^(?:zh|ja|ko|ru|ar)\b/;

/** Its language; `otherwise` where no letter says more than that. A Latin text is of the reader's language, if that is Latin too. */
export function messageLang(text: string, otherwise: string): string {
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const letters = SCRIPTS.map(([tag, script]) => ({ tag, count: count(script) }));
  const [han, kana] = letters;
  if (han && kana) {
    // Japanese has Chinese letters among its own, and Chinese has none of the Japanese ones.
    if (kana.count * HAN_WEIGHT >= han.count) kana.count += HAN_WEIGHT * han.count;
    han.count *= HAN_WEIGHT;
    if (kana.count > han.count) han.count = 0;
  }
  const most = letters.reduce((a, b) => (b.count > a.count ? b : a));
  if (most.count === 0) return otherwise;
  return most.tag === "en" && !OTHER_LETTERS.test(otherwise) ? otherwise : most.tag;
}

/** Which way a card in this language is read. */
export function direction(lang: string): "rtl" | "ltr" {
  return lang === "ar" ? "rtl" : "ltr";
}
