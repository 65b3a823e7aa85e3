/** A desk in memory that speaks the customer protocol through sockets that a test can cut at any moment. */
import type { CustomerToServer, ServerToCustomer } from "./frames.ts";
import type { SocketLike } from "./link.ts";
import type { KeyValue } from "./outbox.ts";
import type { Conversation, Message, WidgetInbox } from "./types.ts";

export class FakeSocket implements SocketLike {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: { t: string; [field: string]: unknown }[] = [];
  closed = false;
  answer: (frame: never) => void = () => undefined;

  send(text: string): void {
    if (this.closed) return;
    const frame = JSON.parse(text);
    this.sent.push(frame);
    this.answer(frame as never);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.(undefined as never);
  }

  deliver(frame: object): void {
    if (!this.closed) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  cut(code = 1006): void {
    if (this.closed) return;
    this.closed = true;
    this.onclose?.({ code });
  }
}

export class MemoryStorage implements KeyValue {
  private readonly map = new Map<string, string>();
  get length(): number {
    return this.map.size;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.map.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.map.set(key, value);
  }
  removeItem(key: string): void {
    this.map.delete(key);
  }
}

export const INBOX: WidgetInbox = {
  key: "k",
  name: "Help",
  brand: "Acme",
  color: "#1a56db",
  position: "right",
  greeting: "Hello",
  launcher: "Chat",
  languages: ["en"],
  open: true,
  opens_at: null,
  ask_name: false,
  ask_email: "never",
  identity_required: false,
  wait: { queue: 0, seconds: null },
  max_file_bytes: 10_000_000,
  csat: true,
  offline_text: null,
  mails: true,
};

export function head(id: string, lastSeq = 0): Conversation {
  const at = "2026-01-31T12:00:00Z";
  const numbers = { number: 1, last_seq: lastSeq, read_seq: 0, staff_read_seq: 0 };
  const none = { agent: null, preview: null, queue: null, rating: null };
  return { id, state: "open", ...numbers, ...none, last_at: at, created_at: at };
}

export class FakeDesk {
  readonly stored = new Map<string, Message[]>();
  readonly sockets: FakeSocket[] = [];
  readonly requests: { method: string; path: string; body: unknown }[] = [];
  /** Connections are accepted at all. */
  reachable = true;
  /** WebSocket passes through; HTTP does in any case. */
  websocket = true;
  /** Called after the commit and before the acknowledgement. */
  beforeAck: (socket: FakeSocket) => void = () => undefined;
  refuse: ((frame: { id: string }) => object | null) | null = null;
  validSession = "s1";
  /** An identity token that was good once. */
  expired: string | null = null;

  readonly socket = (): FakeSocket => {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    socket.answer = (frame) => this.heard(socket, frame);
    queueMicrotask(() => {
      if (this.reachable && this.websocket) socket.open();
      else socket.cut();
    });
    return socket;
  };

  get live(): FakeSocket | undefined {
    return this.sockets.findLast((s) => !s.closed);
  }

  frames(kind: string) {
    return this.sockets.flatMap((s) => s.sent).filter((f) => f.t === kind);
  }

  /** Staff writes. */
  say(conversation: string, body: string, deliver = true): Message {
    const message = this.append(conversation, { from: "staff", name: "Mia", body, id: null });
    if (deliver) this.live?.deliver({ t: "message", conversation, message });
    return message;
  }

  readonly fetch = (async (url: string, init: RequestInit) => {
    if (!this.reachable) throw new TypeError("fetch failed");
    const path = url.replace("https://desk.test/api/v1", "");
    const body = (init.body ? JSON.parse(String(init.body)) : undefined) as never;
    this.requests.push({ method: init.method ?? "GET", path, body });
    return this.route(init.method ?? "GET", path, body, init.signal ?? null);
  }) as unknown as typeof fetch;

  private async route(
    method: string,
    path: string,
    body: never,
    signal: AbortSignal | null,
  ): Promise<Response> {
    const messages = /^\/widget\/conversations\/([^/]+)\/messages/.exec(path)?.[1];
    if (path.startsWith("/widget/inboxes/k")) return Response.json(INBOX);
    if (path === "/widget/sessions") {
      const { identity } = body as { identity?: string };
      if (identity && identity === this.expired)
        return Response.json(
          { status: 401, code: "identity-expired", detail: "It is old." },
          { status: 401 },
        );
      return Response.json(this.sessionFor(body));
    }
    if (path === "/widget/session") return new Response(null, { status: 204 });
    if (path === "/widget/poll") return this.polled(body, signal);
    if (messages && method === "POST") {
      const { seq, at } = this.commit(messages, body);
      return Response.json({ seq, at });
    }
    if (messages) return Response.json(this.page(messages, new URLSearchParams(path.split("?")[1])));
    const problem = {
      type: "/docs/problems#not-found",
      title: "Not found",
      status: 404,
      detail: "Nothing is here.",
      code: "not-found",
    };
    return Response.json(problem, { status: 404 });
  }

  private sessionFor(request: { session?: string; identity?: string }) {
    // What comes after the point makes two tokens of one person differ.
    const id = request.identity?.split(".")[0] ?? "guest";
    const proof = request.identity ? "signed_token" : "none";
    const customer = { id, name: null, email: null, language: null, proof };
    return { session: this.validSession, customer, inbox: INBOX, conversations: this.heads() };
  }

  private async polled(
    request: { seen: Record<string, number>; wait_ms: number },
    signal: AbortSignal | null,
  ) {
    const frames = this.missed(request.seen);
    if (frames.length === 0 && request.wait_ms > 0) {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, request.wait_ms);
        signal?.addEventListener("abort", () => clearTimeout(timer));
      });
      return Response.json({ frames: this.missed(request.seen) });
    }
    return Response.json({ frames });
  }

  private page(conversation: string, query: URLSearchParams) {
    const all = this.stored.get(conversation) ?? [];
    const limit = Number(query.get("limit") ?? 50);
    const after = query.get("after");
    if (after !== null) return { items: all.slice(Number(after), Number(after) + limit), more: false };
    const before = Number(query.get("before") ?? all.length + 1);
    const items = all.slice(Math.max(0, before - 1 - limit), before - 1);
    return { items, more: (items[0]?.seq ?? 1) > 1 };
  }

  private heads(): Conversation[] {
    return [...this.stored].map(([id, messages]) => head(id, messages.length));
  }

  private heard(socket: FakeSocket, frame: CustomerToServer): void {
    if (frame.t === "hello") {
      if (frame.session !== this.validSession) {
        socket.cut(4401);
        return;
      }
      socket.deliver({ t: "welcome", v: 1, conversations: this.heads(), at: "2026-01-31T12:00:00Z" });
      for (const missed of this.missed(frame.seen)) socket.deliver(missed);
    } else if (frame.t === "send") this.sent(socket, frame);
    else if (frame.t === "more") {
      for (const missed of this.missed({ [frame.conversation]: frame.after }, frame.conversation))
        socket.deliver(missed);
    } else if (frame.t === "ping") socket.deliver({ t: "pong" });
  }

  private sent(socket: FakeSocket, frame: { id: string; conversation: string; body: string }): void {
    const no = this.refuse?.(frame);
    if (no) {
      socket.deliver({ t: "nack", id: frame.id, detail: "No.", retry_ms: null, ...no });
      return;
    }
    const { seq, at } = this.commit(frame.conversation, frame);
    this.beforeAck(socket);
    socket.deliver({ t: "ack", id: frame.id, conversation: frame.conversation, seq, at });
  }

  private commit(conversation: string, { id, body }: { id: string; body: string }): Message {
    const known = this.stored.get(conversation)?.find((m) => m.id === id);
    return known ?? this.append(conversation, { from: "customer", name: null, body, id });
  }

  private append(conversation: string, part: Pick<Message, "from" | "name" | "body" | "id">): Message {
    const list = this.stored.get(conversation) ?? [];
    this.stored.set(conversation, list);
    const message = {
      seq: list.length + 1,
      at: "2026-01-31T12:00:00Z",
      files: [],
      bot: null,
      form: null,
      system: null,
      ...part,
    };
    list.push(message);
    return message;
  }

  private missed(seen: Record<string, number>, only?: string): ServerToCustomer[] {
    return [...this.stored].flatMap(([conversation, list]) => {
      if (only && only !== conversation) return [];
      const after = seen[conversation] ?? Math.max(0, list.length - 50);
      return list.slice(after).map((message) => ({ t: "message" as const, conversation, message }));
    });
  }
}
