/** The words of the chat in the reader's language, from catalogues compiled at build time (see build/fluent.ts). */
import { computed, signal } from "@preact/signals";

type Value = string | number;
type Args = Record<string, Value>;

export interface Formatting {
  /** A value as text: numbers by the language's digits and separators. */
  v: (value: Value) => string;
  /** A choice by exact value, then by plural category, then the default. */
  s: (value: Value, variants: Record<string, string>, other: string) => string;
}

export type Catalogue = Record<string, string | ((args: Args, formatting: Formatting) => string)>;

/** How each language calls itself; only those with a catalogue are offered. */
const NAMES: Record<string, string> = {
  en: "English",
  "zh-CN": "简体中文",
  ar: "العربية",
  es: "Español",
  fr: "Français",
  ja: "日本語",
  ko: "한국어",
  pt: "Português",
  ru: "Русский",
  tr: "Türkçe",
  vi: "Tiếng Việt",
};
const RTL = /^(ar|fa|he|ur)\b/;

const files = import.meta.glob<{ default: Catalogue }>("../../../locales/*/widget.ftl");
const loaders = new Map(
  Object.entries(files).map(([path, load]) => [path.split("/").at(-2) ?? "", load] as const),
);

export const language = signal("en");
const catalogue = signal<Catalogue>({});

export const direction = computed<"rtl" | "ltr">(() => (RTL.test(language.value) ? "rtl" : "ltr"));

export function formatting(tag: string): Formatting {
  const plural = new Intl.PluralRules(tag);
  const number = new Intl.NumberFormat(tag);
  return {
    v: (value) => (typeof value === "number" ? number.format(value) : value),
    s: (value, variants, other) => {
      const category = typeof value === "number" ? plural.select(value) : other;
      return variants[String(value)] ?? variants[category] ?? variants[other] ?? "";
    },
  };
}

const current = computed(() => formatting(language.value));

/** The text of a message. An unknown key shows itself, so that it is seen and mended. */
export function t(key: string, args: Args = {}): string {
  const message = catalogue.value[key];
  if (message === undefined) return key;
  return typeof message === "string" ? message : message(args, current.value);
}

export function known(key: string): boolean {
  return key in catalogue.value;
}

/** The first of the wanted languages that there is, by exact tag and then by its first part. */
export function choose(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const exact = available.find((a) => a.toLowerCase() === tag.toLowerCase());
    const near = exact ?? available.find((a) => a.split("-")[0] === tag.toLowerCase().split("-")[0]);
    if (near) return near;
  }
  return available.includes("en") ? "en" : (available[0] ?? "en");
}

/** Languages to offer: those of the inbox that have a catalogue, or all when the inbox names none. */
export function offered(inbox: readonly string[]): { tag: string; name: string }[] {
  const all = [...loaders.keys()].sort();
  const tags = inbox.length > 0 ? all.filter((tag) => choose(inbox, [tag, ""]) === tag) : all;
  return (tags.length > 0 ? tags : ["en"]).map((tag) => ({ tag, name: NAMES[tag] ?? tag }));
}

/** How many times a language was asked for, and which time the one that is spoken was. */
let asked = 0;
let spoken = 0;

/** Loads the catalogue and changes over when it is there, unless one that was asked for later is there already. */
export async function speak(wanted: readonly string[]): Promise<void> {
  const turn = ++asked;
  const tag = choose(wanted, [...loaders.keys()]);
  const file = await loaders.get(tag)?.();
  if (file && turn > spoken) {
    spoken = turn;
    catalogue.value = file.default;
    language.value = tag;
    document.documentElement.lang = tag;
    document.documentElement.dir = direction.value;
  }
}
