import type { Article } from "@ombud/api";
import { navigate } from "../../app/router.ts";
import { t } from "../../i18n/index.ts";
import { problemText, toast } from "../../ui/index.ts";
import { Autosave } from "./autosave.ts";
import { keepDraft, readArticle } from "./server.ts";
import { topicPath } from "./topic-table.tsx";

/** Drafts that are being written or not kept yet, by topic and language: leaving the screen loses none of them. */
const open = new Map<string, Autosave>();

const keyOf = (topic: string, lang: string) => `${topic}/${lang}`;

/** The draft of an article, as it was left if it was not kept yet. */
export function openDraft(article: Article): Autosave {
  const key = keyOf(article.topic, article.lang);
  const left = open.get(key);
  if (left?.dirty.peek()) {
    left.refresh(article);
    return left;
  }
  const draft = new Autosave(article, {
    save: (content, base) => keepDraft(article.topic, article.lang, content, base),
    load: () => readArticle(article.topic, article.lang),
  });
  open.set(key, draft);
  return draft;
}

/** Keeps what is left to keep when the screen goes; says so when that fails. */
export async function leaveDraft(topic: string, lang: string): Promise<void> {
  const key = keyOf(topic, lang);
  const draft = open.get(key);
  if (!draft) return;
  await draft.flush();
  if (!draft.dirty.peek()) {
    if (open.get(key) === draft) open.delete(key);
    return;
  }
  const why = draft.state.peek() === "conflict" ? t("knowledge-conflict") : problemText(draft.problem.peek());
  toast(t("knowledge-left-unsaved", { title: draft.content.peek().title, why }), {
    tone: "danger",
    action: { label: t("knowledge-back-to-draft"), run: () => navigate(topicPath(topic, lang)) },
  });
}

/** Forgets the drafts of a topic that is gone. */
export function dropDrafts(topic: string): void {
  for (const [key, draft] of open) {
    if (!key.startsWith(`${topic}/`)) continue;
    draft.drop();
    open.delete(key);
  }
}

/** Whether anything anywhere is not kept yet. */
export const anyUnsaved = () => [...open.values()].some((draft) => draft.dirty.peek());
