/** The customer's conversations by their heads: state, last number, what was read. */
import type { Conversation, Message } from "./types.ts";

export class Heads {
  readonly #list = new Map<string, Conversation>();
  /** Read on this device, perhaps not yet known to the server. */
  readonly #readTo = new Map<string, number>();

  get(id: string): Conversation | null {
    return this.#list.get(id) ?? null;
  }

  has(id: string): boolean {
    return this.#list.has(id);
  }

  /** Newest activity first. */
  all(): Conversation[] {
    return [...this.#list.values()].sort((a, b) => (a.last_at < b.last_at ? 1 : -1));
  }

  clear(): void {
    this.#list.clear();
    this.#readTo.clear();
  }

  /** The server's word, which may be older than a message that has overtaken it. */
  put(conversation: Conversation): void {
    const held = this.#list.get(conversation.id)?.last_seq ?? 0;
    this.#list.set(conversation.id, { ...conversation, last_seq: Math.max(held, conversation.last_seq) });
  }

  /** A message more: the head follows at once, without waiting for the server's own frame about it. */
  moved(id: string, message: Pick<Message, "seq" | "at" | "body">): void {
    const head = this.#list.get(id) ?? newHead(id, message.at);
    const ahead = message.seq > head.last_seq;
    const next = { last_seq: message.seq, last_at: message.at, preview: message.body || head.preview };
    this.#list.set(id, ahead ? { ...head, ...next } : head);
  }

  /** The text of a message has changed: the preview must not keep the one before. */
  rewritten(id: string, message: Pick<Message, "seq" | "body">): void {
    const head = this.#list.get(id);
    if (head?.last_seq === message.seq) this.#list.set(id, { ...head, preview: message.body || null });
  }

  staffRead(id: string, seq: number): void {
    const head = this.#list.get(id);
    if (head) this.#list.set(id, { ...head, staff_read_seq: Math.max(head.staff_read_seq, seq) });
  }

  /** False when it was known. */
  read(id: string, seq: number): boolean {
    if (!this.#list.has(id) || seq <= this.readSeq(id)) return false;
    this.#readTo.set(id, seq);
    return true;
  }

  readSeq(id: string): number {
    return Math.max(this.#list.get(id)?.read_seq ?? 0, this.#readTo.get(id) ?? 0);
  }

  /** What the server has perhaps not heard. */
  untoldReads(): [string, number][] {
    return [...this.#readTo].filter(([id, seq]) => seq > (this.#list.get(id)?.read_seq ?? 0));
  }

  /** Messages of others that were not read; exact where the messages are held, else by their numbers. */
  unread(id: string, held: readonly Message[]): number {
    const after = this.readSeq(id);
    const span = (this.#list.get(id)?.last_seq ?? 0) - after;
    const fresh = held.filter((m) => m.seq > after);
    if (fresh.length < span) return span;
    return fresh.filter((m) => m.from === "staff" || m.from === "bot").length;
  }
}

/** What is known of a conversation before the server has described it. */
function newHead(id: string, at: string): Conversation {
  const numbers = { number: 0, last_seq: 0, read_seq: 0, staff_read_seq: 0 };
  const unknown = { agent: null, preview: null, queue: null, rating: null };
  return { id, ...numbers, ...unknown, state: "open", last_at: at, created_at: at };
}
