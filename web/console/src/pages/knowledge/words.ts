/** Names and looks of what the screens of knowledge show again and again. */
import type { ArticleLine, ArticleState, Category, ChangedBy } from "@ombud/api";
import { Archive, CircleCheck, CircleDashed, Eye, type IconNode, PencilLine } from "lucide";
import { language, t } from "../../i18n/index.ts";
import { staffName } from "../../state/directory.ts";
import type { Tone } from "../../ui/index.ts";

export const STATES: readonly ArticleState[] = ["draft", "in_review", "published", "retired"];

const LOOKS: Record<ArticleState, { tone: Tone; icon: IconNode }> = {
  draft: { tone: "neutral", icon: PencilLine },
  in_review: { tone: "info", icon: Eye },
  published: { tone: "ok", icon: CircleCheck },
  retired: { tone: "warn", icon: Archive },
};

const MISSING: { tone: Tone; icon: IconNode } = { tone: "neutral", icon: CircleDashed };

/** The colour and sign of a state; never alone, always beside its name. */
export const lookOf = (state: ArticleState | "missing") => (state === "missing" ? MISSING : LOOKS[state]);

/** The name of a state. */
export const stateName = (state: ArticleState | "missing") => t(`knowledge-state-${state}`);

/** What a category is called in the language on the screen, or else in the help centre's first. */
export function categoryName(category: Category, languages: readonly string[]): string {
  const { titles, slug } = category;
  const near = Object.keys(titles).find((tag) => tag.split("-")[0] === language.value.split("-")[0]);
  const tags = [language.value, near, ...languages, Object.keys(titles)[0]];
  const found = tags.find((tag) => tag !== undefined && titles[tag]);
  return (found && titles[found]) || slug;
}

/** One entry for each language of the help centre, and for each other that the topic has. */
export function languageEntries(
  lines: readonly ArticleLine[],
  languages: readonly string[],
): { lang: string; line: ArticleLine | undefined }[] {
  const others = lines.map((line) => line.lang).filter((lang) => !languages.includes(lang));
  return [...languages, ...others].map((lang) => ({ lang, line: lines.find((line) => line.lang === lang) }));
}

/** Who did something: a colleague by name, a program, or the product itself. */
export function whoOf(by: ChangedBy): string {
  if (by.kind === "staff") return staffName(by.id) ?? t("knowledge-someone");
  return t(by.kind === "token" ? "knowledge-by-token" : "knowledge-by-system");
}

/** The share of readers whom an article helped; null where nobody has said. */
export function helpedShare(counts: { helped: number; not_helped: number }): number | null {
  const all = counts.helped + counts.not_helped;
  return all === 0 ? null : counts.helped / all;
}
