/** In which language a message is written, as far as its letters say so: the chat has words in three scripts. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["zh-CN", /\p{Script=Han}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["en", /\p{Script=Latin}/gu],
];
/** A Chinese letter says about as much as so many of the others. */
const HAN_WEIGHT = 3;

/** Its language; `otherwise` where no letter says more than that. A Latin text is of the reader's language, if that is Latin too. */
export function messageLang(text: string, otherwise: string): string {
  const letters = SCRIPTS.map(([tag, script]) => {
    const count = text.match(script)?.length ?? 0;
    return { tag, count: tag === "zh-CN" ? HAN_WEIGHT * count : count };
  });
  const most = letters.reduce((a, b) => (b.count > a.count ? b : a));
  if (most.count === 0) return otherwise;
  return most.tag === "en" && !/^(?:zh|ar)\b/.test(otherwise) ? otherwise : most.tag;
}

/** Which way a card in this language is read. */
export function direction(lang: string): "rtl" | "ltr" {
  return lang === "ar" ? "rtl" : "ltr";
}
