/** Typing in both directions: tells little, and forgets what was not said again. */

export interface TypingOptions {
  tell: (conversation: string, on: boolean) => void;
  onChange: (conversation: string) => void;
}

const TELL_EVERY_MS = 3_000;
const STOPPED_MS = 5_000;
const FORGET_MS = 8_000;

type Timer = ReturnType<typeof setTimeout>;

export class Typing {
  readonly #options: TypingOptions;
  readonly #others = new Map<string, { name: string; timer: Timer }>();
  #own: { conversation: string; toldAt: number; timer: Timer } | null = null;

  constructor(options: TypingOptions) {
    this.#options = options;
  }

  /** Who is typing there. */
  name(conversation: string): string | null {
    return this.#others.get(conversation)?.name ?? null;
  }

  heard(conversation: string, name: string | null): void {
    const before = this.#others.get(conversation);
    clearTimeout(before?.timer);
    if (name !== null) {
      const timer = setTimeout(() => this.heard(conversation, null), FORGET_MS);
      this.#others.set(conversation, { name, timer });
    } else this.#others.delete(conversation);
    if ((before?.name ?? null) !== name) this.#options.onChange(conversation);
  }

  pressed(conversation: string): void {
    if (this.#own && this.#own.conversation !== conversation) this.#ceased();
    clearTimeout(this.#own?.timer);
    const now = Date.now();
    const told = this.#own?.toldAt ?? 0;
    const due = now - told >= TELL_EVERY_MS;
    if (due) this.#options.tell(conversation, true);
    this.#own = {
      conversation,
      toldAt: due ? now : told,
      timer: setTimeout(() => this.#ceased(), STOPPED_MS),
    };
  }

  /** A message ends the typing by itself; the server need not be told. */
  sent(conversation: string): void {
    if (this.#own?.conversation !== conversation) return;
    clearTimeout(this.#own.timer);
    this.#own = null;
  }

  stop(): void {
    clearTimeout(this.#own?.timer);
    this.#own = null;
    for (const { timer } of this.#others.values()) clearTimeout(timer);
    this.#others.clear();
  }

  #ceased(): void {
    if (!this.#own) return;
    clearTimeout(this.#own.timer);
    this.#options.tell(this.#own.conversation, false);
    this.#own = null;
  }
}
