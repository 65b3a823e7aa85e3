import { language, t } from "../../i18n/index.ts";
import type { ComboOption } from "../../ui/index.ts";

/** All regions that have a code in ISO 3166-1. */
export const CODES =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

/** Unions that a part of a text may name instead of all their members. */
const UNIONS = ["EU", "EEA"] as const;

let made: { tag: string; options: ComboOption[] } | null = null;

/** Every region by its name in the language on the screen, in that language's order; the code finds it too. */
export function regionOptions(): ComboOption[] {
  const tag = language.value;
  if (made?.tag === tag) return made.options;
  const names = new Intl.DisplayNames(tag, { type: "region" });
  const collator = new Intl.Collator(tag);
  const options = CODES.map((code) => ({ value: code, label: names.of(code) ?? code, keywords: code })).sort(
    (a, b) => collator.compare(a.label, b.label),
  );
  made = { tag, options };
  return options;
}

/** The same for a part of a text, which may name a union, too. */
export function partOptions(): ComboOption[] {
  const unions = UNIONS.map((code) => ({
    value: code,
    label: t(`knowledge-region-${code.toLowerCase()}`),
    keywords: code,
  }));
  return [...unions, ...regionOptions()];
}
