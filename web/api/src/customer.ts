/**
 * The customer side of docs/realtime.md, without a framework and without dependencies: what a native app would port.
 *
 *     const client = new CustomerClient({ inbox: "KEY" });
 *     client.on("thread", (conversation) => draw(client.thread(conversation), client.pending(conversation)));
 *     await client.start();
 *     client.send(client.begin(), "Where is my deposit?");
 *
 * It keeps one rule above all: what the person wrote is in storage before it is on its way, and leaves storage only
 * when the server has acknowledged it.
 */
import { Events } from "./events.ts";
import type { CustomerToServer, ServerToCustomer } from "./frames.ts";
import { PROTOCOL_VERSION } from "./frames.ts";
import { Heads } from "./heads.ts";
import { ApiError, Http } from "./http.ts";
import { newId } from "./ids.ts";
import { Keep } from "./keep.ts";
import type { LinkState, SocketLike } from "./link.ts";
import { Link, socketUrl } from "./link.ts";
import type { KeyValue, Pending } from "./outbox.ts";
import { Outbox } from "./outbox.ts";
import { Poll } from "./poll.ts";
import type { SessionOptions } from "./session.ts";
import { Session, untilDone } from "./session.ts";
import type { Thread } from "./threads.ts";
import { Threads } from "./threads.ts";
import type { Conversation, FileRef, Message, WidgetCustomer, WidgetInbox, WidgetSession } from "./types.ts";
import { Typing } from "./typing.ts";

export interface OutgoingMessage {
  conversation: string;
  body: string;
  files: FileRef[];
}

export interface CustomerEvents {
  state: LinkState;
  inbox: WidgetInbox;
  customer: WidgetCustomer | null;
  /** The list of conversations, or one in it, has changed. */
  conversations: undefined;
  /** Messages held or pending of this conversation have changed. */
  thread: string;
  /** Somebody began or ceased to type in this conversation. */
  typing: string;
  /** A message of somebody else came. */
  arrived: { conversation: string; message: Message };
  /** There is no session, and waiting will not bring one: an unknown inbox, a bad identity token. */
  problem: ApiError;
}

export interface CustomerOptions extends SessionOptions {
  /** Origin of the server; empty for the page's own. */
  base?: string;
  storage?: KeyValue | null;
  socket?: (url: string) => SocketLike;
  fetch?: typeof fetch;
  random?: () => number;
}

/** Connections in a row without a `welcome` after which the long poll takes over. */
const BARREN_BEFORE_POLL = 3;
/** Two refused sessions within this time: the server means it. */
const REFUSED_AGAIN_MS = 10_000;
const PAGE = 50;
const HELLO_CONVERSATIONS = 100;

export class CustomerClient {
  readonly http: Http;
  readonly #random: () => number;
  readonly #events = new Events<CustomerEvents>();
  readonly #link: Link<CustomerToServer, ServerToCustomer>;
  readonly #poll: Poll;
  readonly #outbox: Outbox<OutgoingMessage>;
  readonly #threads = new Threads();
  readonly #heads = new Heads();
  readonly #typists: Typing;
  readonly #session: Session;
  /** What a gap was last asked to be filled from, on this connection. */
  readonly #askedMore = new Map<string, number>();
  readonly #inbox: string;
  readonly #language: () => string | undefined;
  #opening: Promise<void> | null = null;
  #aborter = new AbortController();
  #refusedAt = Number.NEGATIVE_INFINITY;
  #pollReaches = false;
  #linkState: LinkState = "idle";
  #shown: LinkState = "idle";

  constructor(options: CustomerOptions) {
    const keep = new Keep(options.inbox, options.storage);
    this.#inbox = options.inbox;
    this.#language = options.language ?? (() => undefined);
    this.#random = options.random ?? Math.random;
    this.#session = new Session(keep, options);
    const token = () => this.#session.token;
    this.http = new Http({ base: options.base ?? "", token, ...(options.fetch && { fetch: options.fetch }) });
    this.#outbox = new Outbox<OutgoingMessage>({
      storage: keep.storage,
      prefix: keep.key("outbox."),
      lane: (message) => message.conversation,
      transmit: (item) => this.#transmit(item),
      onChange: (message) => this.#events.emit("thread", message.conversation),
    });
    this.#link = this.#makeLink(options);
    this.#poll = new Poll({
      http: this.http,
      seen: () => this.#seen(),
      // A poll's answers each begin with the heads anew; nothing has to be sent again for that.
      onFrame: (frame) => (frame.t === "welcome" ? this.#learn(frame.conversations) : this.#received(frame)),
      onReach: (reached) => this.#pollReached(reached),
      onRefused: () => this.#refused(),
      random: this.#random,
    });
    this.#typists = new Typing({
      tell: (conversation, on) => this.#link.send({ t: "typing", conversation, on }),
      onChange: (conversation) => this.#events.emit("typing", conversation),
    });
  }

  // ------------------------------------------------------------------------------------------------ to look at

  get state(): LinkState {
    return this.#shown;
  }

  /** Somebody was here before on this device, or is signed in by the host. */
  get known(): boolean {
    return this.#session.known;
  }

  /** Newest activity first. */
  conversations(): Conversation[] {
    return this.#heads.all();
  }

  conversation(id: string): Conversation | null {
    return this.#heads.get(id);
  }

  thread(conversation: string): Thread {
    return this.#threads.get(conversation);
  }

  pending(conversation: string): readonly Pending<OutgoingMessage>[] {
    return this.#outbox.list(conversation);
  }

  /** The conversation of the last thing written that the server has not acknowledged, perhaps before a reload. */
  unsent(): string | undefined {
    const id = this.#outbox.list().at(-1)?.payload.conversation;
    if (id && !this.#heads.has(id)) this.#threads.begin(id);
    return id;
  }

  typingName(conversation: string): string | null {
    return this.#typists.name(conversation);
  }

  unread(conversation: string): number {
    return this.#heads.unread(conversation, this.#threads.get(conversation).messages);
  }

  /** The last number that was read on this device or another. */
  readSeq(conversation: string): number {
    return this.#heads.readSeq(conversation);
  }

  on<K extends keyof CustomerEvents>(kind: K, listener: (value: CustomerEvents[K]) => void): () => void {
    return this.#events.on(kind, listener);
  }

  // ------------------------------------------------------------------------------------------------- the session

  /**
   * Continues a known session and connects. For a newcomer it only reads the inbox: nobody is recorded for having
   * looked at the window; the session begins with the first thing sent.
   */
  start(identity?: string): Promise<void> {
    if (identity) this.#session.identity = identity;
    if (this.known || this.#outbox.list().length > 0) return this.ensureSession();
    return this.#guarded(() => this.readInbox());
  }

  /** The inbox as it is now, in the language of now. */
  async readInbox(): Promise<void> {
    const query = { language: this.#language() };
    this.#events.emit("inbox", await this.http.get(`/widget/inboxes/${this.#inbox}`, query));
  }

  /** The host application says, with a signed token, who this is. What was written before stays with the person. */
  identify(identity: string): Promise<void> {
    this.#session.identity = identity;
    this.#disconnect();
    return this.ensureSession();
  }

  /** Makes sure that there is a session, and connects. */
  ensureSession(): Promise<void> {
    if (this.#linkState !== "idle") return Promise.resolve();
    const { signal } = this.#aborter;
    this.#opening ??= this.#guarded(async () => {
      const answer = await this.#session.open(this.http);
      if (!signal.aborted) this.#opened(answer);
    }).finally(() => {
      if (!signal.aborted) this.#opening = null;
    });
    return this.#opening;
  }

  /** Forgets this device: the session ends, and nothing of it stays here. */
  async logout(): Promise<void> {
    this.#disconnect();
    this.#session.identity = null;
    this.#discardAll();
    try {
      if (this.#session.token) await this.http.delete("/widget/session");
    } finally {
      this.#session.forget();
      this.#clear();
      this.#events.emit("customer", null);
    }
  }

  stop(): void {
    this.#disconnect();
    this.#typists.stop();
  }

  #opened(answer: WidgetSession): void {
    const changed = this.#session.changedHands(answer);
    if (changed.person) this.#discardAll();
    if (changed.customer) this.#clear();
    this.#events.emit("inbox", answer.inbox);
    this.#events.emit("customer", answer.customer);
    for (const conversation of answer.conversations) {
      this.#heads.put(conversation);
      this.#threads.expect(conversation.id, conversation.last_seq);
    }
    this.#events.emit("conversations", undefined);
    this.#link.start();
  }

  /** Repeats what may pass; what will not is told and thrown. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    const { signal } = this.#aborter;
    try {
      await untilDone(work, () => this.#show("connecting"), signal, this.#random);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError) this.#events.emit("problem", error);
      throw error;
    }
  }

  #disconnect(): void {
    this.#aborter.abort();
    this.#aborter = new AbortController();
    this.#opening = null;
    this.#pollReaches = false;
    this.#poll.stop();
    this.#outbox.pause();
    this.#link.stop();
  }

  /** The server does not know the session (any more): begin a new one, with the host's identity if there is one. */
  #refused(): void {
    const again = Date.now() - this.#refusedAt < REFUSED_AGAIN_MS;
    this.#refusedAt = Date.now();
    this.#disconnect();
    // What is on the screen stays until it is known whether the next session is the same person's.
    this.#session.forget();
    if (again) this.#show("refused");
    else this.ensureSession().catch(() => this.#show("refused"));
  }

  #clear(): void {
    this.#heads.clear();
    this.#threads.clear();
    this.#events.emit("conversations", undefined);
  }

  #discardAll(): void {
    for (const item of [...this.#outbox.list()]) this.#outbox.remove(item.id);
  }

  // ----------------------------------------------------------------------------------------------- conversations

  /** A new conversation. The server hears of it with its first message. */
  begin(): string {
    const id = newId();
    this.#threads.begin(id);
    return id;
  }

  /** Stores the message, and sends it as soon as that is possible. Returns its id. */
  send(conversation: string, body: string, files: FileRef[] = []): string {
    const id = newId();
    this.#typists.sent(conversation);
    this.#outbox.add(id, { conversation, body, files });
    // A session that cannot be had is told by the event `problem`; the message stays in the outbox.
    this.ensureSession().catch(() => undefined);
    return id;
  }

  retry(id: string): void {
    this.#outbox.retry(id);
    this.ensureSession().catch(() => undefined);
  }

  discard(id: string): Pending<OutgoingMessage> | null {
    return this.#outbox.remove(id);
  }

  /** To be called on every keystroke; what is told the server is much less. */
  typing(conversation: string): void {
    if (this.#heads.has(conversation)) this.#typists.pressed(conversation);
  }

  read(conversation: string, seq: number): void {
    if (!this.#heads.read(conversation, seq)) return;
    this.#link.send({ t: "read", conversation, seq });
    this.#events.emit("conversations", undefined);
  }

  /** Fetches the newest page, unless the thread is complete already. */
  async load(conversation: string): Promise<void> {
    if (this.#threads.get(conversation).loaded || !this.#heads.has(conversation)) return;
    await this.#fetchPage(conversation, {});
  }

  /** Fetches what is before the first message held. */
  async loadOlder(conversation: string): Promise<void> {
    const thread = this.#threads.get(conversation);
    const before = thread.messages[0]?.seq;
    if (thread.older && before !== undefined) await this.#fetchPage(conversation, { before });
  }

  /** Fetches messages again: their files' addresses are good for an hour only. */
  async refresh(conversation: string, from: number, to = from): Promise<void> {
    const query = { after: from - 1, limit: to - from + 1 };
    const page = await this.http.get(`/widget/conversations/${conversation}/messages`, query);
    this.#threads.refresh(conversation, page.items);
    this.#events.emit("thread", conversation);
  }

  async upload(
    file: Blob,
    name: string,
    progress?: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<FileRef> {
    await this.ensureSession();
    return this.http.upload<FileRef>("/widget/files", file, name, progress, signal);
  }

  async introduce(change: Partial<Pick<WidgetCustomer, "name" | "email" | "language">>): Promise<void> {
    await this.ensureSession();
    this.#events.emit("customer", await this.http.patch("/widget/customer", change));
  }

  async #fetchPage(conversation: string, range: { before?: number }): Promise<void> {
    const query = { ...range, limit: PAGE };
    const page = await this.http.get(`/widget/conversations/${conversation}/messages`, query);
    this.#threads.page(conversation, page.items, page.more);
    this.#events.emit("thread", conversation);
  }

  // --------------------------------------------------------------------------------------------------- the wire

  #makeLink(options: CustomerOptions): Link<CustomerToServer, ServerToCustomer> {
    return new Link<CustomerToServer, ServerToCustomer>({
      url: socketUrl(options.base ?? "", "/ws/customer"),
      hello: () => ({
        t: "hello",
        v: PROTOCOL_VERSION,
        session: this.#session.token ?? "",
        seen: this.#seen(),
      }),
      onFrame: (frame) => this.#received(frame),
      onState: (state) => this.#linkChanged(state),
      onBarren: (inARow) => {
        if (inARow >= BARREN_BEFORE_POLL) this.#poll.start();
      },
      random: this.#random,
      ...(options.socket && { socket: options.socket }),
    });
  }

  #seen(): Record<string, number> {
    const seen: Record<string, number> = {};
    for (const { id } of this.#heads.all().slice(0, HELLO_CONVERSATIONS)) {
      const seq = this.#threads.lastSeen(id);
      if (seq !== undefined) seen[id] = seq;
    }
    return seen;
  }

  #linkChanged(state: LinkState): void {
    this.#linkState = state;
    if (state === "refused") {
      this.#refused();
      return;
    }
    if (state === "online") {
      this.#poll.stop();
      this.#pollReaches = false;
    } else if (!this.#pollReaches) this.#outbox.pause();
    this.#show(this.#pollReaches ? "online" : state);
  }

  #pollReached(reached: boolean): void {
    const before = this.#pollReaches;
    this.#pollReaches = reached;
    if (reached && !before) this.#outbox.restart();
    this.#show(reached ? "online" : "connecting");
  }

  #show(state: LinkState): void {
    if (this.#shown === state) return;
    this.#shown = state;
    this.#events.emit("state", state);
  }

  #transmit(item: Pending<OutgoingMessage>): boolean {
    const { conversation, body, files } = item.payload;
    const message = { id: item.id, body, files: files.map((f) => f.id) };
    if (this.#link.send({ t: "send", conversation, ...message })) return true;
    if (!this.#pollReaches) return false;
    void this.#post(conversation, message);
    return true;
  }

  async #post(conversation: string, message: { id: string; body: string; files: string[] }): Promise<void> {
    const { id } = message;
    try {
      const done = await this.http.post(`/widget/conversations/${conversation}/messages`, message);
      this.#acknowledged(id, conversation, done.seq, done.at);
    } catch (error) {
      if (error instanceof ApiError && (error.status < 500 || error.retryMs !== null)) {
        this.#outbox.refused({ id, code: error.code, detail: error.detail, retry_ms: error.retryMs });
      } else this.#outbox.stumbled(id);
    }
  }

  #received(frame: ServerToCustomer): void {
    switch (frame.t) {
      case "welcome":
        this.#welcomed(frame.conversations);
        break;
      case "ack":
        this.#acknowledged(frame.id, frame.conversation, frame.seq, frame.at);
        break;
      case "nack":
        this.#outbox.refused(frame);
        break;
      case "message":
        this.#message(frame.conversation, frame.message);
        break;
      case "redacted":
        this.#threads.refresh(frame.conversation, [frame.message]);
        this.#heads.rewritten(frame.conversation, frame.message);
        this.#changed(frame.conversation);
        break;
      case "conversation":
        this.takeOver(frame.conversation);
        break;
      case "typing":
        this.#typists.heard(frame.conversation, frame.on ? frame.who : null);
        break;
      case "read":
        this.#heads.staffRead(frame.conversation, frame.seq);
        this.#changed(frame.conversation);
        break;
    }
  }

  #welcomed(conversations: Conversation[]): void {
    this.#askedMore.clear();
    this.#learn(conversations);
    for (const [conversation, seq] of this.#heads.untoldReads()) {
      this.#link.send({ t: "read", conversation, seq });
    }
    this.#outbox.restart();
  }

  #learn(conversations: readonly Conversation[]): void {
    for (const conversation of conversations) this.#heads.put(conversation);
    this.#events.emit("conversations", undefined);
  }

  #acknowledged(id: string, conversation: string, seq: number, at: string): void {
    const item = this.#outbox.list().find((i) => i.id === id);
    if (item) {
      const { body, files } = item.payload;
      const message: Message = {
        seq,
        at,
        from: "customer",
        name: null,
        body,
        files,
        id,
        bot: null,
        form: null,
        system: null,
      };
      this.#threads.begin(conversation);
      this.#threads.own(conversation, message);
      this.#heads.moved(conversation, message);
      this.#outbox.acknowledged(id);
      this.read(conversation, seq);
    }
    this.#changed(conversation);
  }

  #message(conversation: string, message: Message): void {
    const outcome = this.#threads.put(conversation, message);
    if (outcome === "gap") {
      this.#askMore(conversation);
      return;
    }
    if (message.id) this.#outbox.acknowledged(message.id);
    this.#heads.moved(conversation, message);
    if (message.from !== "customer") this.#typists.heard(conversation, null);
    if (outcome === "new") this.#news(conversation, message);
    this.#changed(conversation);
  }

  #news(conversation: string, message: Message): void {
    if (message.from === "customer") this.read(conversation, message.seq);
    else this.#events.emit("arrived", { conversation, message });
    // The server cut a secret out of what was written; the copy that this device shows must not keep it.
    if (message.system?.code === "secret_removed") {
      this.refresh(conversation, Math.max(1, message.seq - 9), message.seq).catch(() => undefined);
    }
  }

  #askMore(conversation: string): void {
    const after = this.#threads.lastSeen(conversation) ?? 0;
    if (this.#askedMore.get(conversation) === after) return;
    this.#askedMore.set(conversation, after);
    this.#link.send({ t: "more", conversation, after });
  }

  /** Takes over what the server says of a conversation. */
  takeOver(conversation: Conversation): void {
    this.#heads.put(conversation);
    this.#changed(conversation.id);
  }

  #changed(conversation: string): void {
    this.#events.emit("conversations", undefined);
    this.#events.emit("thread", conversation);
  }
}
