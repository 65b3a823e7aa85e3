import type { Article, ArticleContent } from "@ombud/api";
import { sameContent } from "./autosave.ts";

/** What can be done next with an article, by its state and by what the reader of the screen may. */
export interface Moves {
  submit: boolean;
  /** What is in review is sent back with what is to be changed. */
  askChanges: boolean;
  publish: boolean;
  schedule: boolean;
  retire: boolean;
  unretire: boolean;
}

/** As the server keeps it: without spaces at the ends, and without questions that are empty. */
function trimmed({ title, summary, questions, body }: ArticleContent): ArticleContent {
  return {
    title: title.trim(),
    summary: summary.trim(),
    questions: questions.map((one) => one.trim()).filter(Boolean),
    body: body.trim(),
  };
}

/** Whether the draft says something that customers do not see yet. */
export function isAhead(article: Article): boolean {
  return article.published === null || !sameContent(trimmed(article.published), trimmed(article.draft));
}

/** The moves that make sense now. */
export function movesOf(article: Article, may: { write: boolean; publish: boolean }): Moves {
  const { state } = article;
  const open = state !== "retired" && isAhead(article);
  return {
    submit: may.write && open && state !== "in_review",
    askChanges: may.publish && state === "in_review",
    publish: may.publish && open,
    schedule: may.publish && open,
    retire: may.publish && state === "published",
    unretire: may.publish && state === "retired",
  };
}
