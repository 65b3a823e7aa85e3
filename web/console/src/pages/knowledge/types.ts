/** What the server says of knowledge, and takes. */

export type ArticleState = "draft" | "in_review" | "published" | "retired";

/** What a reader sees of an article, in one language. */
export interface Content {
  title: string;
  summary: string;
  /** How customers ask for it. */
  questions: string[];
  /** Markdown. */
  body: string;
}

export interface LanguageLine {
  lang: string;
  state: ArticleState;
  title: string;
  outdated: boolean;
  has_draft: boolean;
  published_at: string | null;
  scheduled_for: string | null;
}

export interface TopicLine {
  id: string;
  slug: string;
  category: string;
  internal: boolean;
  owner: string | null;
  review_by: string | null;
  stale: boolean;
  title: string;
  languages: LanguageLine[];
  updated_at: string;
  helped: number;
  not_helped: number;
  views: number;
}

export interface Topic extends TopicLine {
  intents: string[];
  tags: string[];
  related: string[];
  regions: string[];
  original_lang: string;
  /** How customers ask for it in languages that have no article, by language. */
  questions: Record<string, string[]>;
}

/** Who did something. */
export interface By {
  kind: string;
  id: string | null;
}

export interface BrokenLink {
  href: string;
  why: string;
}

export interface Article {
  topic: string;
  lang: string;
  state: ArticleState;
  scheduled_for: string | null;
  draft: Content;
  draft_version: number;
  published: Content | null;
  published_version: number | null;
  published_at: string | null;
  outdated: boolean;
  updated_by: By;
  updated_at: string;
  broken_links: BrokenLink[];
}

export interface Version {
  version: number;
  at: string;
  by: By;
  title: string;
  /** When it was published, if it was. */
  published_at: string | null;
  /** It is what customers read. */
  published: boolean;
  note: string;
}

export interface DiffPart {
  op: "same" | "insert" | "delete";
  text: string;
}

export interface VersionDiff {
  title: DiffPart[];
  summary: DiffPart[];
  questions: DiffPart[];
  body: DiffPart[];
}

export interface Preview {
  html: string;
  broken_links: BrokenLink[];
  /** What keeps it from being published, in words. */
  refusals: string[];
}

export interface Category {
  id: string;
  slug: string;
  titles: Record<string, string>;
  position: number;
  topics: number;
  icon: string;
}

export type RatingReason = "not_clear" | "not_my_problem" | "out_of_date" | "wrong" | "other";

export interface Rating {
  id: string;
  lang: string;
  helped: boolean;
  reason: RatingReason | null;
  words: string;
  at: string;
}

export interface HelpSettings {
  languages: string[];
  help_centre: boolean;
  titles: Record<string, string>;
  color: string | null;
  contact: string | null;
}

export interface ImportProblem {
  file: string;
  line: number;
  what: string;
  how: string;
}

export interface ImportReport {
  created: number;
  updated: number;
  unchanged: number;
  published: number;
  problems: ImportProblem[];
}
