/** The words of the page in the reader's language, compiled at build time. */
import { signal } from "@preact/signals";

type Value = string | number;
type Args = Record<string, Value>;

interface Formatting {
  v: (value: Value) => string;
  s: (value: Value, variants: Record<string, string>, other: string) => string;
}

type Catalogue = Record<string, string | ((args: Args, formatting: Formatting) => string)>;

const files = import.meta.glob<{ default: Catalogue }>([
  "../../../locales/*/verify.ftl",
  "../../../locales/*/events.ftl",
]);

const RTL = /^(ar|fa|he|ur)\b/;

/** How each language calls itself. */
export const LANGUAGES: Readonly<Record<string, string>> = {
  en: "English",
  "zh-CN": "简体中文",
  ar: "العربية",
};

export const language = signal("en");
const catalogue = signal<Catalogue>({});

function formatting(): Formatting {
  const tag = language.value;
  return {
    v: (value) => (typeof value === "number" ? new Intl.NumberFormat(tag).format(value) : value),
    s: (value, variants, other) => {
      const category = typeof value === "number" ? new Intl.PluralRules(tag).select(value) : other;
      return variants[String(value)] ?? variants[category] ?? variants[other] ?? "";
    },
  };
}

/** The text of a message. An unknown key shows itself. */
export function t(key: string, args: Args = {}): string {
  const message = catalogue.value[key] ?? key;
  return typeof message === "string" ? message : message(args, formatting());
}

export const known = (key: string): boolean => key in catalogue.value;

/** Loads the texts of the first of these languages that there is, and changes over. */
export async function speak(wanted: readonly string[]): Promise<void> {
  const near = (tag: string) =>
    Object.keys(LANGUAGES).find((it) => it.split("-")[0] === tag.toLowerCase().split("-")[0]);
  const tag = wanted.map(near).find((it) => it !== undefined) ?? "en";
  // What happened is told by the words of the audit; a language that has none of its own tells it in its words of this page.
  const paths = ["events", "verify"].map((name) =>
    Object.keys(files).find((path) => path.endsWith(`/${tag}/${name}.ftl`)),
  );
  const loaded = await Promise.all(paths.map((path) => files[path ?? ""]?.()));
  catalogue.value = Object.assign({}, ...loaded.map((it) => it?.default));
  language.value = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = RTL.test(tag) ? "rtl" : "ltr";
  document.title = `${t("title")} · Ombud`;
}
