/** The staff side of docs/realtime.md: follow cases, resume each where it was cut, send without loss. */
import { Events } from "./events.ts";
import type { ServerToStaff, StaffAck, StaffSend, StaffToServer } from "./frames.ts";
import { PROTOCOL_VERSION } from "./frames.ts";
import { Http } from "./http.ts";
import { newId } from "./ids.ts";
import type { LinkState, SocketLike } from "./link.ts";
import { Link, socketUrl } from "./link.ts";
import type { KeyValue, Pending } from "./outbox.ts";
import { Outbox } from "./outbox.ts";
import { PollSocket } from "./poll-socket.ts";

type Frames = { [F in ServerToStaff as F["t"]]: F };

/** Every frame by its kind, and what the client itself has to say. */
export interface StaffEvents extends Frames {
  state: LinkState;
  /** What waits for its acknowledgement, or was refused, has changed: read `pending`. */
  outbox: undefined;
  /** An own message was committed: `item` is what had been sent. */
  sent: { ack: StaffAck; item: Pending<StaffSend> };
}

export interface StaffOptions {
  /** Origin of the server; empty for the page's own. */
  base?: string;
  /** Absent when the session cookie speaks for the caller. */
  token?: string;
  /** With a token: the summary of each case that changes is wanted. Staff gets them anyway. */
  cases?: boolean;
  /** Who writes: keeps the outboxes of two people at one browser apart. */
  staff: string;
  storage?: KeyValue | null;
  socket?: (url: string) => SocketLike;
  fetch?: typeof fetch;
  random?: () => number;
}

/** Connections in a row without a `welcome` after which the long poll takes over. */
const BARREN_BEFORE_POLL = 3;
/** Where a page keeps that this network blocks WebSocket, so that the next page of it need not find out again. */
const SLOW_KEY = "ombud.staff.poll";

export type StaffDraft = Omit<StaffSend, "id">;

interface Followed {
  /** Everything up to here has been received. */
  pos: number;
  /** `opened` came on this connection; before it, a live message may be ahead of what is still to be replayed. */
  synced: boolean;
  ahead: number;
}

export class StaffClient {
  readonly #events = new Events<StaffEvents>();
  readonly #link: Link<StaffToServer, ServerToStaff>;
  /** The same by long poll, while there is no WebSocket. */
  readonly #poll: Link<StaffToServer, ServerToStaff>;
  readonly #outbox: Outbox<StaffSend>;
  readonly #followed = new Map<string, Followed>();
  readonly #storage: KeyValue | null;
  #linkState: LinkState = "idle";
  #pollState: LinkState = "idle";
  #shown: { state: LinkState; slow: boolean } = { state: "idle", slow: false };

  constructor(options: StaffOptions) {
    this.#storage = options.storage === undefined ? localStorage : options.storage;
    this.#outbox = new Outbox<StaffSend>({
      storage: this.#storage,
      prefix: `ombud.staff.${options.staff}.outbox.`,
      lane: (send) => send.case,
      transmit: (item) => this.#say({ t: "send", ...item.payload, id: item.id }),
      onChange: () => this.#events.emit("outbox", undefined),
    });
    const shared = {
      hello: () =>
        ({
          t: "hello",
          v: PROTOCOL_VERSION,
          ...(options.token && { token: options.token }),
          ...(options.cases && { cases: true }),
        }) as const,
      onFrame: (frame: ServerToStaff) => this.#received(frame),
      ...(options.random && { random: options.random }),
    };
    this.#link = new Link<StaffToServer, ServerToStaff>({
      ...shared,
      url: socketUrl(options.base ?? "", "/ws/staff"),
      onState: (state) => this.#linkChanged(state),
      onBarren: (inARow) => {
        if (inARow >= BARREN_BEFORE_POLL) this.#poll.start();
      },
      ...(options.socket && { socket: options.socket }),
    });
    const { token } = options;
    const http = new Http({
      base: options.base ?? "",
      ...(token && { token: () => token }),
      ...(options.fetch && { fetch: options.fetch }),
    });
    this.#poll = new Link<StaffToServer, ServerToStaff>({
      ...shared,
      url: "",
      onState: (state) => this.#pollChanged(state),
      socket: () => new PollSocket(http),
    });
  }

  get state(): LinkState {
    return this.#shown.state;
  }

  /** Connected by long poll: everything arrives, a little later. */
  get slow(): boolean {
    return this.#shown.slow;
  }

  on<K extends keyof StaffEvents>(kind: K, listener: (value: StaffEvents[K]) => void): () => void {
    return this.#events.on(kind, listener);
  }

  start(): void {
    this.#link.start();
    if (this.#storage?.getItem(SLOW_KEY)) this.#poll.start();
  }

  stop(): void {
    this.#outbox.pause();
    this.#link.stop();
    this.#poll.stop();
  }

  /** Follows a case from `after` on; after a cut it goes on from the last position received. */
  open(caseId: string, after: number): void {
    this.#followed.set(caseId, { pos: after, synced: false, ahead: after });
    this.#say({ t: "open", case: caseId, after });
  }

  close(caseId: string): void {
    if (this.#followed.delete(caseId)) this.#say({ t: "close", case: caseId });
  }

  /** Unacknowledged and refused messages, oldest first. */
  pending(caseId?: string): readonly Pending<StaffSend>[] {
    return this.#outbox.list(caseId);
  }

  /** Keeps the message until it is acknowledged, and returns its id. */
  send(draft: StaffDraft): string {
    const id = newId();
    this.#outbox.add(id, { ...draft, id });
    return id;
  }

  /** Sends a refused message again. Give `seen` after showing what is newer; null sends it in any case. */
  retry(id: string, seen?: number | null): void {
    const item = this.#outbox.list().find((i) => i.id === id);
    if (!item) return;
    const { seen: before, ...rest } = item.payload;
    const next = seen === undefined ? before : seen;
    this.#outbox.retry(id, next === undefined || next === null ? rest : { ...rest, seen: next });
  }

  /** Takes a refused message back, for editing. */
  discard(id: string): Pending<StaffSend> | null {
    return this.#outbox.remove(id);
  }

  read(caseId: string, pos: number): void {
    this.#say({ t: "read", case: caseId, pos });
  }

  typing(caseId: string, on: boolean): void {
    this.#say({ t: "typing", case: caseId, on });
  }

  #say(frame: StaffToServer): boolean {
    return this.#link.send(frame) || this.#poll.send(frame);
  }

  #linkChanged(state: LinkState): void {
    this.#linkState = state;
    // WebSocket is tried again and again meanwhile; as soon as it is welcomed, the long poll is not needed.
    if (state === "online") {
      this.#poll.stop();
      this.#storage?.removeItem(SLOW_KEY);
    } else if (state === "refused") this.#poll.stop();
    this.#show();
  }

  #pollChanged(state: LinkState): void {
    this.#pollState = state;
    if (state === "online") this.#storage?.setItem(SLOW_KEY, "1");
    else if (state === "refused") this.#link.stop("refused");
    this.#show();
  }

  #show(): void {
    const slow = this.#linkState !== "online" && this.#pollState === "online";
    const refused = this.#pollState === "refused" || this.#linkState === "refused";
    const state = refused ? "refused" : slow ? "online" : this.#linkState;
    if (state === this.#shown.state && slow === this.#shown.slow) return;
    this.#shown = { state, slow };
    if (state !== "online") this.#outbox.pause();
    this.#events.emit("state", state);
  }

  #received(frame: ServerToStaff): void {
    switch (frame.t) {
      case "welcome":
        for (const [id, followed] of this.#followed) {
          followed.synced = false;
          followed.ahead = followed.pos;
          this.#say({ t: "open", case: id, after: followed.pos });
        }
        this.#outbox.restart();
        break;
      case "message":
        this.#advance(frame.case, frame.message.pos);
        break;
      case "opened":
        this.#synced(frame.case, frame.pos);
        break;
      case "ack":
        this.#acknowledged(frame);
        break;
      case "nack":
        this.#outbox.refused(frame);
        break;
    }
    this.#events.emit(frame.t, frame as never);
  }

  /** An acknowledgement may overtake an older message of somebody else, so it does not move the position. */
  #acknowledged(ack: StaffAck): void {
    const item = this.#outbox.acknowledged(ack.id);
    if (item) this.#events.emit("sent", { ack, item });
  }

  #advance(caseId: string, pos: number): void {
    const followed = this.#followed.get(caseId);
    if (!followed) return;
    followed.ahead = Math.max(followed.ahead, pos);
    if (followed.synced) followed.pos = followed.ahead;
  }

  #synced(caseId: string, pos: number): void {
    const followed = this.#followed.get(caseId);
    if (!followed) return;
    followed.synced = true;
    followed.pos = Math.max(followed.ahead, pos);
  }
}
