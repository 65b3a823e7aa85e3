/** Where WebSocket is blocked: the same frames by long poll, one request after the other. */
import type { ServerToCustomer } from "./frames.ts";
import type { Http } from "./http.ts";
import { ApiError } from "./http.ts";
import { reconnectWait } from "./link.ts";

export interface PollOptions {
  http: Http;
  seen: () => Record<string, number>;
  onFrame: (frame: ServerToCustomer) => void;
  /** Whether the last request was answered. */
  onReach: (reached: boolean) => void;
  onRefused: () => void;
  random: () => number;
}

const WAIT_MS = 25_000;

export class Poll {
  readonly #options: PollOptions;
  #running: AbortController | null = null;

  constructor(options: PollOptions) {
    this.#options = options;
  }

  get active(): boolean {
    return this.#running !== null;
  }

  start(): void {
    if (this.#running) return;
    this.#running = new AbortController();
    void this.#loop(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #loop(signal: AbortSignal): Promise<void> {
    // The first answer comes at once, so that one learns without delay whether this way is open.
    for (let failures = 0, wait = 0; !signal.aborted; ) {
      try {
        const body = { seen: this.#options.seen(), wait_ms: wait };
        const answer = await this.#options.http.post("/widget/poll", body, {
          signal,
        });
        if (signal.aborted) return;
        failures = 0;
        wait = WAIT_MS;
        this.#options.onReach(true);
        for (const frame of answer.frames as unknown as ServerToCustomer[]) this.#options.onFrame(frame);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiError && error.status === 401) {
          this.stop();
          this.#options.onRefused();
          return;
        }
        this.#options.onReach(false);
        wait = 0;
        const retry = error instanceof ApiError ? (error.retryMs ?? 0) : 0;
        await pause(retry + reconnectWait(++failures, this.#options.random), signal);
      }
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
