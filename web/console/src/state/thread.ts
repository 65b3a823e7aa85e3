import type { Case, Pending, StaffAck, StaffMessage, StaffSend, Viewer } from "@ombud/api";
import { ApiError } from "@ombud/api";
import { batch, computed, signal } from "@preact/signals";
import { caseSignal, patchCase, putCase, summaryOf } from "./cases.ts";
import { http } from "./http.ts";
import { liveIfAny } from "./live.ts";
import { mayBeJudged, mergeMessages } from "./messages.ts";

const PAGE = 50;
/** Two screens of messages are soon read, laid out and drawn; going up asks for more before they end. */
const FIRST = 30;
/** Once more than this is loaded and the reader is at the end, the oldest part is let go. */
const KEEP_AT_MOST = 300;
const KEEP = 100;
/** A secret may be spread over so many messages. */
const PARTS_OF_SECRET = 20;
const REFRESH_MS = 300;
/** What was loaded so lately, as on the press that opens it, is up to date. */
const FRESH_MS = 1000;
const RETRY_MS = 3000;

interface Typist {
  kind: "customer" | "staff";
  id: string;
  name: string;
}

/** A case that is or was open on this page: its messages, and everything around them. */
export class Thread {
  readonly id: string;
  readonly detail = signal<Case | null>(null);
  /** A stretch without holes, ascending by position. */
  readonly messages = signal<readonly StaffMessage[]>([]);
  readonly state = signal<"loading" | "ready" | "missing" | "failed">("loading");
  /** Older messages exist than those loaded. */
  readonly older = signal(false);
  /** Newer messages exist than those loaded: the reader looks at an earlier stretch. */
  readonly newer = signal(false);
  readonly paging = signal<"older" | "newer" | null>(null);
  readonly typists = signal<readonly Typist[]>([]);
  readonly viewers = signal<readonly Viewer[]>([]);
  /** Up to which number the customer has read each conversation. */
  readonly customerRead = signal<Readonly<Record<string, number>>>({});
  /** Where the unread part began when the thread was opened. */
  readonly unreadAfter = signal<number | null>(null);
  readonly lastPos = computed(() => this.messages.value.at(-1)?.pos ?? 0);

  private following = false;
  private markedPos = 0;
  /** When it was loaded, while nobody has looked at it since. */
  private freshSince: number | null = null;
  private refreshTimer: ReturnType<typeof setTimeout> | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  private loading: Promise<void> | null = null;

  constructor(id: string) {
    this.id = id;
  }

  /** Loads the newest stretch, or the one around a position. A second call while loading waits for the first. */
  load(around?: number): Promise<void> {
    this.loading ??= this.fetchAll(around).finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  private async fetchAll(around?: number): Promise<void> {
    const query = around === undefined ? { limit: FIRST } : { limit: PAGE, before: around + PAGE / 2 };
    try {
      const [detail, page] = await Promise.all([
        http.get(`/cases/${this.id}`),
        http.get(`/cases/${this.id}/messages`, query),
      ]);
      batch(() => {
        this.messages.value = page.items;
        this.older.value = page.more;
        this.newer.value = around !== undefined && page.items.length > 0;
        this.take(detail);
        this.viewers.value = detail.viewers;
        this.unreadAfter.value ??= detail.read_pos;
        this.state.value = "ready";
      });
      this.freshSince = Date.now();
      if (this.newer.peek()) await this.page("newer");
      this.followNow();
    } catch (error) {
      this.state.value = error instanceof ApiError && error.status === 404 ? "missing" : "failed";
      if (this.state.peek() === "failed") this.retrySoon(around);
    }
  }

  /** What failed may well succeed a moment later; as long as somebody looks, it is tried again. */
  private retrySoon(around?: number): void {
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => {
      if (this.following) void this.load(around);
    }, RETRY_MS);
  }

  /** Takes in the whole case, as an action or a refresh answered it. */
  take(detail: Case): void {
    batch(() => {
      this.detail.value = detail;
      putCase(summaryOf(detail));
      const read = { ...this.customerRead.peek() };
      for (const one of detail.conversations) {
        read[one.id] = Math.max(read[one.id] ?? 0, one.customer_read_seq);
      }
      this.customerRead.value = read;
    });
  }

  /** Starts to receive what happens here; also tells colleagues that somebody is looking. */
  follow(): void {
    this.following = true;
    if (this.state.peek() === "ready") this.followNow();
  }

  private followNow(): void {
    if (this.following)
      liveIfAny()?.open(this.id, this.newer.peek() ? this.newestKnown() : this.lastPos.peek());
  }

  /** While an earlier stretch is on the screen, live messages are not shown, so they need not be replayed. */
  private newestKnown(): number {
    return Math.max(this.lastPos.peek(), this.detail.peek()?.updated_pos ?? 0);
  }

  /** The case went to where the signed-in person does not see it: nothing of it stays. */
  vanish(): void {
    batch(() => {
      this.messages.value = [];
      this.detail.value = null;
      this.state.value = "missing";
    });
  }

  /** Stops receiving. The stretch stays, for a quick return. */
  leave(): void {
    this.following = false;
    this.freshSince = null;
    this.unreadAfter.value = null;
    this.viewers.value = [];
    for (const timer of this.typingTimers.values()) clearTimeout(timer);
    this.typingTimers.clear();
    this.typists.value = [];
    liveIfAny()?.close(this.id);
  }

  /** Brings a thread that was open before up to date. */
  async revisit(): Promise<void> {
    if (this.newer.peek()) {
      this.newer.value = false;
      await this.load();
      return;
    }
    if (this.freshSince !== null && Date.now() - this.freshSince < FRESH_MS) return;
    await this.refreshDetail();
    this.unreadAfter.value = this.detail.peek()?.read_pos ?? null;
  }

  /** Asks for the case, without its messages, once more. */
  async refreshDetail(): Promise<void> {
    try {
      this.take(await http.get(`/cases/${this.id}`));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.state.value = "missing";
    }
  }

  private refreshSoon(): void {
    clearTimeout(this.refreshTimer);
    this.refreshTimer = setTimeout(() => void this.refreshDetail(), REFRESH_MS);
  }

  /** Loads the stretch before or after what is loaded. */
  async page(direction: "older" | "newer"): Promise<void> {
    const edge = direction === "older" ? this.messages.peek()[0] : this.messages.peek().at(-1);
    if (!edge || this.paging.peek() || !this[direction].peek()) return;
    this.paging.value = direction;
    const query = direction === "older" ? { before: edge.pos } : { after: edge.pos };
    try {
      const page = await http.get(`/cases/${this.id}/messages`, { ...query, limit: PAGE });
      batch(() => {
        this.messages.value = mergeMessages(this.messages.peek(), page.items);
        this[direction].value = page.more;
      });
      if (direction === "newer" && !page.more) this.followNow();
    } finally {
      this.paging.value = null;
    }
  }

  /** Goes back to the newest stretch. */
  async toNewest(): Promise<void> {
    if (!this.newer.peek()) return;
    this.newer.value = false;
    await this.load();
  }

  /** Lets the oldest messages go again; the reader is at the end. */
  trim(): void {
    const all = this.messages.peek();
    if (all.length <= KEEP_AT_MOST) return;
    this.messages.value = all.slice(-KEEP);
    this.older.value = true;
  }

  /** Takes in a live or replayed message. */
  receive(message: StaffMessage): void {
    if (!this.following || this.state.peek() !== "ready") return;
    const code = message.activity?.code;
    if (code === "merged" || code === "split") {
      void this.load();
      return;
    }
    if (message.kind === "activity") this.refreshSoon();
    if (this.newer.peek()) return;
    batch(() => {
      this.messages.value = mergeMessages(this.messages.peek(), [message]);
      if (message.author) this.setTyping(message.author, null);
    });
    // What was cut out of earlier messages is not told again to whoever was away.
    if (code === "secret_removed") void this.reread(this.messages.peek().at(-PARTS_OF_SECRET)?.pos ?? 0);
  }

  /** The text of a message known already has changed. */
  redacted(message: StaffMessage): void {
    const same = (one: StaffMessage) => one.conversation === message.conversation && one.seq === message.seq;
    this.messages.value = this.messages.peek().map((one) => (same(one) ? message : one));
  }

  /** An own message was committed. */
  committed(ack: StaffAck, item: Pending<StaffSend>, author: { id: string; name: string }): void {
    if (this.state.peek() !== "ready" || this.newer.peek()) return;
    const message: StaffMessage = {
      conversation: ack.conversation,
      seq: ack.seq,
      public_seq: ack.public_seq,
      pos: ack.pos,
      at: ack.at,
      kind: item.payload.kind,
      from: "staff",
      author: author.id,
      name: author.name,
      body: item.payload.body,
      files: [],
      mentions: item.payload.mentions,
      activity: null,
      guard: [],
      bot: null,
      form: null,
      erased: false,
      expired: false,
      id: item.id,
    };
    const known = this.messages.peek().some((one) => one.pos === ack.pos);
    if (!known) this.messages.value = mergeMessages(this.messages.peek(), [message]);
    const unknown = item.payload.files.length > 0 || mayBeJudged(message.body);
    if (unknown || this.lastPos.peek() > ack.pos) void this.reread(ack.pos);
  }

  /** The server knows more of a message than its sender (links to files, for one), and later than a reader. */
  private async reread(pos: number): Promise<void> {
    const page = await http.get(`/cases/${this.id}/messages`, { after: pos - 1, limit: PAGE });
    this.messages.value = mergeMessages(this.messages.peek(), page.items);
  }

  /** Somebody types, or has stopped (`who` null). A hint that is not renewed dies by itself. */
  setTyping(id: string, who: Typist | null): void {
    clearTimeout(this.typingTimers.get(id));
    this.typingTimers.delete(id);
    const others = this.typists.peek().filter((one) => one.id !== id);
    if (who)
      this.typingTimers.set(
        id,
        setTimeout(() => this.setTyping(id, null), 8000),
      );
    if (who || others.length !== this.typists.peek().length)
      this.typists.value = who ? [...others, who] : others;
  }

  /** The customer has read up to here. */
  readByCustomer(conversation: string, seq: number): void {
    const before = this.customerRead.peek();
    if ((before[conversation] ?? 0) < seq) this.customerRead.value = { ...before, [conversation]: seq };
  }

  /** Everything on the screen has been read. */
  markRead(): void {
    const pos = this.lastPos.peek();
    if (pos <= this.markedPos || this.newer.peek()) return;
    this.markedPos = pos;
    liveIfAny()?.read(this.id, pos);
    if ((caseSignal(this.id).peek()?.unread ?? 0) > 0) patchCase(this.id, { unread: 0 });
  }

  /** A cut may have swallowed the last `read`, and hints are not replayed. */
  reconnected(): void {
    this.markedPos = 0;
    this.typists.value = [];
    if (!this.following) return;
    if (this.state.peek() === "failed") void this.load();
    else void this.refreshDetail();
  }
}
