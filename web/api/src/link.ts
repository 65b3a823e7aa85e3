/**
 * One WebSocket that comes back by itself: hello on each connection, full-jitter reconnects, a heartbeat that notices
 * a dead network, and the browser's online/offline events. It knows frames only by `t`; what they mean is the
 * business of customer.ts and staff.ts.
 */

export type LinkState =
  /** Not started, or stopped. */
  | "idle"
  /** The first attempt, or one after a cut, is under way or waits for its turn. */
  | "connecting"
  /** `welcome` came. */
  | "online"
  /** The session is not valid any more; only a new one helps. */
  | "refused";

/** The part of WebSocket that is used, so that tests and native hosts can put their own in its place. */
export interface SocketLike {
  send(text: string): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
}

export interface LinkOptions<Out, In extends { t: string }> {
  url: string;
  hello: () => Out;
  onFrame: (frame: In) => void;
  onState: (state: LinkState) => void;
  /** Called when a connection ended before `welcome`, with how many did so in a row. */
  onBarren?: (inARow: number) => void;
  socket?: (url: string) => SocketLike;
  random?: () => number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A connection that lived shorter than this counts as a failed one, so that a crash loop is not hammered. */
const STABLE_MS = 5_000;
const WELCOME_MS = 10_000;
/** Silence after which we ask whether anyone is there; half of what the server tolerates. */
const QUIET_MS = 30_000;
const PONG_MS = 10_000;

/** Full jitter: anything between nothing and the exponential bound. */
export function reconnectWait(attempt: number, random: () => number): number {
  return random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 16));
}

type Timer = ReturnType<typeof setTimeout>;

export class Link<Out extends { t: string }, In extends { t: string }> {
  readonly #options: LinkOptions<Out, In>;
  #current: SocketLike | null = null;
  #state: LinkState = "idle";
  #attempt = 0;
  #barren = 0;
  #welcomedAt: number | null = null;
  #retryMs: number | null = null;
  #retryTimer: Timer | undefined;
  #quietTimer: Timer | undefined;

  constructor(options: LinkOptions<Out, In>) {
    this.#options = options;
  }

  start(): void {
    if (this.#state === "connecting" || this.#state === "online") return;
    this.#attempt = 0;
    this.#barren = 0;
    addEventListener("online", this.#wake);
    addEventListener("offline", this.#probe);
    addEventListener("pageshow", this.#wake);
    document.addEventListener("visibilitychange", this.#onVisibility);
    this.#setState("connecting");
    this.#connect();
  }

  stop(state: "idle" | "refused" = "idle"): void {
    removeEventListener("online", this.#wake);
    removeEventListener("offline", this.#probe);
    removeEventListener("pageshow", this.#wake);
    document.removeEventListener("visibilitychange", this.#onVisibility);
    clearTimeout(this.#retryTimer);
    this.#drop();
    this.#setState(state);
  }

  /** False when there is no welcomed connection; the caller keeps what matters and sends it on the next one. */
  send(frame: Out): boolean {
    if (this.#state !== "online" || !this.#current) return false;
    this.#current.send(JSON.stringify(frame));
    return true;
  }

  #connect(): void {
    clearTimeout(this.#retryTimer);
    this.#drop();
    let socket: SocketLike;
    try {
      socket = (this.#options.socket ?? ((url) => new WebSocket(url) as SocketLike))(this.#options.url);
    } catch {
      this.#ended(0);
      return;
    }
    this.#current = socket;
    this.#welcomedAt = null;
    this.#retryMs = null;
    this.#expectFrame(WELCOME_MS);
    socket.onopen = () => socket.send(JSON.stringify(this.#options.hello()));
    socket.onmessage = (event) => this.#received(event.data);
    socket.onclose = (event) => this.#ended(event.code);
  }

  #received(data: unknown): void {
    const frame = parse<In>(data);
    if (!frame) return;
    if (frame.t === "welcome") {
      this.#welcomedAt = Date.now();
      this.#barren = 0;
      this.#setState("online");
    }
    if (this.#welcomedAt !== null) this.#armHeartbeat();
    if (frame.t === "bye") this.#retryMs = (frame as { retry_ms?: number | null }).retry_ms ?? null;
    this.#options.onFrame(frame);
  }

  #ended(code: number): void {
    const lived = this.#welcomedAt === null ? -1 : Date.now() - this.#welcomedAt;
    this.#drop();
    if (code === 4401) {
      this.stop("refused");
      return;
    }
    this.#attempt = lived >= STABLE_MS ? 0 : this.#attempt + 1;
    this.#setState("connecting");
    const jitter = reconnectWait(Math.max(0, this.#attempt - 1), this.#options.random ?? Math.random);
    this.#retryTimer = setTimeout(() => this.#connect(), (this.#retryMs ?? 0) + jitter);
    this.#retryMs = null;
    if (lived < 0) this.#options.onBarren?.(++this.#barren);
  }

  /** Forgets the socket without waiting for its closing handshake, which a dead network never finishes. */
  #drop(): void {
    clearTimeout(this.#quietTimer);
    const socket = this.#current;
    if (!socket) return;
    this.#current = null;
    this.#welcomedAt = null;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  #armHeartbeat(): void {
    clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(this.#probe, QUIET_MS);
  }

  #expectFrame(within: number): void {
    clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(() => this.#ended(0), within);
  }

  /** Asks whether the connection is still one; if nothing comes back, it is replaced. */
  readonly #probe = (): void => {
    if (this.#state !== "online" || !this.#current) return;
    this.#current.send('{"t":"ping"}');
    this.#expectFrame(PONG_MS);
  };

  /** The network or the page came back: do not sit out the rest of a wait. */
  readonly #wake = (): void => {
    if (this.#state === "online") this.#probe();
    else if (this.#state === "connecting" && !this.#current) {
      this.#attempt = 0;
      this.#connect();
    }
  };

  readonly #onVisibility = (): void => {
    if (document.visibilityState === "visible") this.#wake();
  };

  #setState(state: LinkState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}

/** Whatever is not a frame of ours is ignored, so that the other side may be newer. */
function parse<In extends { t: string }>(data: unknown): In | null {
  if (typeof data !== "string") return null;
  try {
    const frame = JSON.parse(data) as unknown;
    if (typeof frame === "object" && frame !== null && typeof (frame as In).t === "string")
      return frame as In;
  } catch {
    // Not JSON.
  }
  return null;
}

/** `https://desk.example` + `/ws/customer` → `wss://desk.example/ws/customer`. An empty base is the page's origin. */
export function socketUrl(base: string, path: string): string {
  const url = new URL(path, base || location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
