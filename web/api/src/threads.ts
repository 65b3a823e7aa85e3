/** The messages that a customer's device holds, each conversation without a gap and without a double. */
import type { Message } from "./types.ts";

export interface Thread {
  /** Ascending by `seq`, contiguous but for own messages acknowledged ahead of others' still on their way. */
  messages: readonly Message[];
  /** There is more before the first one. */
  older: boolean;
  /** The newest page was fetched, or the conversation was seen from its first message on. */
  loaded: boolean;
}

const EMPTY: Thread = { messages: [], older: false, loaded: false };

export class Threads {
  readonly #threads = new Map<string, Thread>();
  readonly #seen = new Map<string, number>();

  get(conversation: string): Thread {
    return this.#threads.get(conversation) ?? EMPTY;
  }

  /** The number that a resume goes on from; undefined for a conversation never heard of. */
  lastSeen(conversation: string): number | undefined {
    return this.#seen.get(conversation);
  }

  clear(): void {
    this.#threads.clear();
    this.#seen.clear();
  }

  /** A conversation made here: nothing is before its first message. */
  begin(conversation: string): void {
    if (this.#seen.has(conversation)) return;
    this.#seen.set(conversation, 0);
    this.#threads.set(conversation, { messages: [], older: false, loaded: true });
  }

  /** A conversation known by its head alone: what follows is to be sent, what came before is fetched when wanted. */
  expect(conversation: string, lastSeq: number): void {
    if (!this.#seen.has(conversation)) this.#seen.set(conversation, lastSeq);
  }

  /** A message in the stream. On "gap" it is dropped: the server sends it again after what is missing. */
  put(conversation: string, message: Message): "new" | "known" | "gap" {
    const seen = this.#seen.get(conversation);
    if (seen === undefined) {
      this.#threads.set(conversation, { messages: [message], older: message.seq > 1, loaded: true });
      this.#seen.set(conversation, message.seq);
      return "new";
    }
    if (message.seq > seen + 1) return "gap";
    this.#merge(conversation, [message]);
    if (message.seq <= seen) return "known";
    this.#advance(conversation, message.seq);
    return "new";
  }

  /** An own message that was acknowledged; those of others before it may still be on their way. */
  own(conversation: string, message: Message): void {
    this.#merge(conversation, [message]);
    const seen = this.#seen.get(conversation) ?? 0;
    if (message.seq === seen + 1) this.#advance(conversation, message.seq);
  }

  /** The newest page, or one before what is held. */
  page(conversation: string, items: readonly Message[], older: boolean): void {
    this.#merge(conversation, items);
    const thread = this.get(conversation);
    this.#threads.set(conversation, { ...thread, older, loaded: true });
    const last = items.at(-1)?.seq ?? 0;
    if (last > (this.#seen.get(conversation) ?? 0)) this.#advance(conversation, last);
  }

  /** Newer copies of messages already held: with fresh addresses of their files, or without what had to be cut out. */
  refresh(conversation: string, items: readonly Message[]): void {
    const held = new Set(this.get(conversation).messages.map((m) => m.seq));
    this.#merge(
      conversation,
      items.filter((m) => held.has(m.seq)),
    );
  }

  #merge(conversation: string, items: readonly Message[]): void {
    const thread = this.get(conversation);
    const bySeq = new Map(thread.messages.map((m) => [m.seq, m]));
    for (const item of items) bySeq.set(item.seq, item);
    const messages = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
    this.#threads.set(conversation, { ...thread, messages });
  }

  /** Own messages that were ahead close up when the ones before them have come. */
  #advance(conversation: string, to: number): void {
    const held = new Set(this.get(conversation).messages.map((m) => m.seq));
    let seen = to;
    while (held.has(seen + 1)) seen++;
    this.#seen.set(conversation, seen);
  }
}
