/** Why something does not hold, in the reader's language. */
import { known, t } from "../texts.ts";

interface Part {
  id: string;
  args: Record<string, string | number>;
}

/** Sentences with a name or a key inside, which is not to be translated. */
const NAMING = [
  /^(?<before>the signature of )(?<name>.+)(?<after> is wrong)$/,
  /^(?<before>it is a checkpoint of )(?<name>.+)(?<after>)$/,
  /^(?<before>the file names the key )(?<name>.+)(?<after>, which is not the trusted one)$/,
];

/** One clause by its words: `why-tile-n` for "tile 3", with the numbers as `$a`, `$b`, … and a name as `$name`. */
function partOf(clause: string): Part {
  const args: Part["args"] = {};
  const naming = NAMING.map((it) => it.exec(clause)?.groups).find((it) => it !== undefined);
  if (naming?.name) args.name = naming.name;
  const words = (naming ? `${naming.before}x${naming.after}` : clause).replace(/\b\d+\b/g, (number) => {
    args[String.fromCharCode(97 + Object.keys(args).length)] = Number(number);
    return "n";
  });
  const slug = words.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return { id: `why-${slug.replace(/^-|-$/g, "")}`, args };
}

/** The clauses of a reason, the wider before the narrower: the verifier tells it in English, as the command line does. */
export function reasonParts(detail: string): Part[] {
  return detail
    .replace(/, (at column \d+)$/, ": $1")
    .split(": ")
    .map(partOf);
}

/** The reason in words that are known; null for one that is not, which is then shown as it was told. */
export function reasonText(detail: string): string | null {
  const parts = reasonParts(detail);
  if (!parts.every(({ id }) => known(id))) return null;
  return parts
    .map(({ id, args }) => t(id, args))
    .reduceRight((part, whole) => t("why-within", { whole, part }));
}
