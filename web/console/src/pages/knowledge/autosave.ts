import type { Article, ArticleContent } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { computed, type Signal, signal } from "@preact/signals";

/** How long nothing is written before the draft is kept. */
const PAUSE_MS = 1_500;
/** Somebody who never pauses is kept up with all the same. */
const LONGEST_MS = 10_000;
/** After a failure the next try comes by itself. */
const RETRY_MS = 8_000;

export type SaveState = "saved" | "waiting" | "saving" | "failed" | "conflict";

export interface Keeper {
  /** Keeps the draft; refused with 409 when somebody else has kept a newer one. */
  save: (content: ArticleContent, base: number) => Promise<Article>;
  /** What the server has now. */
  load: () => Promise<Article>;
}

/** Whether two drafts say the same. */
export function sameContent(a: ArticleContent, b: ArticleContent): boolean {
  return (
    a.title === b.title &&
    a.summary === b.summary &&
    a.body === b.body &&
    a.questions.length === b.questions.length &&
    a.questions.every((question, at) => question === b.questions[at])
  );
}

/**
 * The draft of one article while it is written: kept a moment after each pause, one save at a time, and never over somebody
 * else's words. It goes on when the screen is left, until what was written is kept.
 */
export class Autosave {
  readonly state: Signal<SaveState> = signal("saved");
  readonly content: Signal<ArticleContent>;
  readonly article: Signal<Article>;
  /** Moves when the content was replaced from elsewhere: boxes that hold a text of their own take it anew. */
  readonly revision = signal(0);
  /** What the server holds against what stands here, once both were changed. */
  readonly theirs: Signal<Article | null> = signal(null);
  readonly problem: Signal<unknown> = signal(null);
  readonly dirty = computed(() => this.state.value !== "saved");
  readonly #keeper: Keeper;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | null = null;
  #running: Promise<void> | null = null;

  constructor(article: Article, keeper: Keeper) {
    this.article = signal(article);
    this.content = signal(article.draft);
    this.#keeper = keeper;
  }

  /** Takes what was written. */
  change(part: Partial<ArticleContent>): void {
    const next = { ...this.content.peek(), ...part };
    if (sameContent(next, this.content.peek())) return;
    this.content.value = next;
    if (this.state.peek() === "conflict") return;
    if (this.state.peek() !== "saving") this.state.value = "waiting";
    this.#since ??= Date.now();
    this.#plan(Math.min(PAUSE_MS, Math.max(0, this.#since + LONGEST_MS - Date.now())));
  }

  /** Keeps what is not kept yet, now. Resolves once the server has it, or has refused. */
  async flush(): Promise<void> {
    // Another one who waited may have begun the next save.
    while (this.#running) await this.#running;
    if (this.state.peek() !== "waiting" && this.state.peek() !== "failed") return;
    clearTimeout(this.#timer);
    this.#running = this.#save().finally(() => {
      this.#running = null;
    });
    await this.#running;
    // What was written while that was under way.
    if (this.state.peek() === "waiting") await this.flush();
  }

  /** The article as the server has it now, after something other than its draft was changed. */
  refresh(article: Article): void {
    // What the server holds may differ by the spaces that it has cut off.
    const untouched = this.state.peek() === "saved";
    if (article.draft_version !== this.article.peek().draft_version) {
      if (!untouched) {
        this.#collide(article);
        return;
      }
      this.#replace(article.draft);
    }
    this.article.value = article;
  }

  /** Ends a conflict: one's own words over theirs as a further version, or theirs in place of one's own. */
  async settle(which: "mine" | "theirs"): Promise<void> {
    const theirs = this.theirs.peek();
    if (!theirs) return;
    this.theirs.value = null;
    this.article.value = theirs;
    if (which === "theirs" || sameContent(theirs.draft, this.content.peek())) {
      this.#replace(theirs.draft);
      this.state.value = "saved";
      return;
    }
    this.state.value = "waiting";
    await this.flush();
  }

  /** Ends everything that is planned; for when the article is gone. */
  drop(): void {
    clearTimeout(this.#timer);
    this.state.value = "saved";
  }

  #replace(content: ArticleContent): void {
    this.content.value = content;
    this.revision.value++;
  }

  #plan(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #collide(theirs: Article): void {
    clearTimeout(this.#timer);
    this.theirs.value = theirs;
    this.state.value = "conflict";
  }

  async #save(): Promise<void> {
    const sent = this.content.peek();
    this.#since = null;
    this.state.value = "saving";
    try {
      this.article.value = await this.#keeper.save(sent, this.article.peek().draft_version);
      this.problem.value = null;
      this.state.value = sameContent(sent, this.content.peek()) ? "saved" : "waiting";
    } catch (error) {
      await this.#failed(error);
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (error instanceof ApiError && error.status === 409) {
      const theirs = await this.#keeper.load().catch(() => null);
      if (theirs && theirs.draft_version !== this.article.peek().draft_version) return this.#collide(theirs);
    }
    this.problem.value = error;
    this.state.value = "failed";
    // What was refused for what it says is refused again: only a change helps.
    const passing = !(error instanceof ApiError) || error.status >= 500 || error.status === 429;
    if (passing) this.#plan(RETRY_MS);
  }
}
