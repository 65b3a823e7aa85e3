/**
 * Messages not yet acknowledged. They are kept in storage, so that a reload or a crash of the page loses none, and
 * sent one at a time in each lane (a conversation, a case), so that a refusal or a cut never reorders them.
 * Sending twice is harmless: the id is the client's, and the server stores it once.
 */
import type { NackFrame } from "./frames.ts";

/** Why the server refused. */
export interface Failure extends Pick<NackFrame, "code" | "detail" | "refusals" | "may_override"> {}

export interface Pending<T> {
  id: string;
  /** Milliseconds since 1970, on the client's clock. */
  at: number;
  payload: T;
  /** Null while it may still be accepted. */
  failed: Failure | null;
}

/** The part of localStorage that is used. */
export type KeyValue = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export interface OutboxOptions<T> {
  /** Null: nothing survives the page. */
  storage: KeyValue | null;
  /** Keys in storage begin with it. Every item has its own key, so that two tabs do not overwrite each other. */
  prefix: string;
  lane: (payload: T) => string;
  /** False when there is no connection; the outbox waits for `flush`. */
  transmit: (item: Pending<T>) => boolean;
  onChange: (payload: T) => void;
}

const ACK_MS = 10_000;
const RETRY_MS = 2_000;

type Timer = ReturnType<typeof setTimeout>;

export class Outbox<T> {
  readonly #options: OutboxOptions<T>;
  #items: Pending<T>[] = [];
  /** The item under way in each lane, with the timer that sends it again. */
  readonly #underWay = new Map<string, { id: string; timer: Timer }>();

  constructor(options: OutboxOptions<T>) {
    this.#options = options;
    this.#items = this.#load();
  }

  /** Oldest first. */
  list(lane?: string): readonly Pending<T>[] {
    return lane === undefined
      ? this.#items
      : this.#items.filter((i) => this.#options.lane(i.payload) === lane);
  }

  add(id: string, payload: T): Pending<T> {
    // Two of one millisecond must keep their order when they are read back.
    const at = Math.max(Date.now(), (this.#items.at(-1)?.at ?? 0) + 1);
    const item: Pending<T> = { id, at, payload, failed: null };
    this.#items = [...this.#items, item];
    this.#save(item);
    this.#options.onChange(payload);
    this.flush();
    return item;
  }

  /** Tries a failed item again, perhaps changed. */
  retry(id: string, payload?: T): void {
    this.#replace(id, (item) => ({ ...item, failed: null, payload: payload ?? item.payload }));
    this.flush();
  }

  remove(id: string): Pending<T> | null {
    const item = this.#items.find((i) => i.id === id);
    if (!item) return null;
    this.#release(item);
    this.#items = this.#items.filter((i) => i !== item);
    this.#withStorage((storage) => storage.removeItem(this.#options.prefix + id));
    this.#options.onChange(item.payload);
    return item;
  }

  acknowledged(id: string): Pending<T> | null {
    const item = this.remove(id);
    this.flush();
    return item;
  }

  refused(nack: Omit<NackFrame, "t">): void {
    const item = this.#items.find((i) => i.id === nack.id);
    if (!item) return;
    if (nack.retry_ms !== null && nack.retry_ms !== undefined) {
      this.#again(item, nack.retry_ms);
      return;
    }
    this.#release(item);
    const { code, detail, refusals, may_override } = nack;
    const failed = { code, detail, ...(refusals && { refusals, may_override: may_override ?? false }) };
    this.#replace(nack.id, (i) => ({ ...i, failed }));
    this.flush();
  }

  /** A try did not get through for a reason that may pass. */
  stumbled(id: string): void {
    const item = this.#items.find((i) => i.id === id);
    if (item) this.#again(item, RETRY_MS);
  }

  /** A connection is there (again): whatever was under way is sent once more. */
  restart(): void {
    this.pause();
    this.flush();
  }

  /** No connection: stop the timers, keep the items. */
  pause(): void {
    for (const { timer } of this.#underWay.values()) clearTimeout(timer);
    this.#underWay.clear();
  }

  flush(): void {
    for (const { id } of this.#items) {
      // An answer to the one before may have changed the list already.
      const item = this.#items.find((i) => i.id === id);
      if (!item) continue;
      const lane = this.#options.lane(item.payload);
      if (item.failed || this.#underWay.has(lane)) continue;
      this.#underWay.set(lane, { id: item.id, timer: setTimeout(() => this.#expire(item.id), ACK_MS) });
      if (!this.#options.transmit(item)) this.#release(item);
    }
  }

  #expire(id: string): void {
    const item = this.#items.find((i) => i.id === id);
    if (!item) return;
    this.#release(item);
    this.flush();
  }

  #again(item: Pending<T>, wait: number): void {
    this.#release(item);
    const timer = setTimeout(() => this.#expire(item.id), wait);
    this.#underWay.set(this.#options.lane(item.payload), { id: item.id, timer });
  }

  #release(item: Pending<T>): void {
    const lane = this.#options.lane(item.payload);
    const entry = this.#underWay.get(lane);
    if (entry?.id !== item.id) return;
    clearTimeout(entry.timer);
    this.#underWay.delete(lane);
  }

  #replace(id: string, change: (item: Pending<T>) => Pending<T>): void {
    this.#items = this.#items.map((item) => (item.id === id ? change(item) : item));
    const item = this.#items.find((i) => i.id === id);
    if (!item) return;
    this.#save(item);
    this.#options.onChange(item.payload);
  }

  #save(item: Pending<T>): void {
    this.#withStorage((storage) => storage.setItem(this.#options.prefix + item.id, JSON.stringify(item)));
  }

  #load(): Pending<T>[] {
    const items: Pending<T>[] = [];
    this.#withStorage((storage) => {
      for (let i = 0; i < storage.length; i++) {
        const key = storage.key(i);
        if (!key?.startsWith(this.#options.prefix)) continue;
        const item = JSON.parse(storage.getItem(key) ?? "null") as Pending<T> | null;
        if (item?.id && item.payload) items.push(item);
      }
    });
    return items.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /** Storage may be full, or forbidden by the browser's settings: then this page's memory has to do. */
  #withStorage(use: (storage: KeyValue) => void): void {
    if (!this.#options.storage) return;
    try {
      use(this.#options.storage);
    } catch {
      // Nothing to mend here; the items are still in memory.
    }
  }
}
