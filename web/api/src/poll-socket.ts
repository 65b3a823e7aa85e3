/**
 * What looks like a WebSocket to a link, over long polls of the staff API: one request waits for what is new, others
 * carry what is said, one after the other. Any request that fails ends it, and the link begins a new one, so that an
 * answer lost on its way is asked for again by position.
 */
import { ApiError, type Http } from "./http.ts";
import type { SocketLike } from "./link.ts";

const WAIT_MS = 25_000;
/** Of 64 KiB each at most, and a request's body has its limit too. */
const FRAMES_AT_ONCE = 10;

interface News {
  link: string;
  frames: { t: string; code?: number }[];
}

export class PollSocket implements SocketLike {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly #http: Http;
  readonly #aborter = new AbortController();
  readonly #said: unknown[] = [];
  #link: string | null = null;
  #greeted = false;
  /** What the hello asked for beside. */
  #wants: { cases?: true } = {};
  #saying = false;

  constructor(http: Http) {
    this.#http = http;
    queueMicrotask(() => this.onopen?.(undefined as never));
  }

  send(text: string): void {
    const said = JSON.parse(text) as { cases?: boolean };
    if (this.#greeted) this.#said.push(said);
    else {
      // Who it is, each request says by itself: the hello only begins it.
      if (said.cases) this.#wants = { cases: true };
      void this.#listen();
    }
    this.#greeted = true;
    void this.#say();
  }

  close(): void {
    const link = this.#link;
    this.#link = null;
    this.#aborter.abort();
    // So that nobody is shown as looking at a case for longer than they do; if it is lost, the server finds out.
    if (link) this.#http.request("POST", "/live/frames", { link, over: true }).catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const { signal } = this.#aborter;
    try {
      while (!signal.aborted) {
        const asked = { link: this.#link, wait_ms: WAIT_MS, ...this.#wants };
        const news = await this.#http.request<News>("POST", "/live/poll", asked, { signal });
        if (signal.aborted) return;
        this.#link = news.link;
        for (const frame of news.frames) this.#deliver(frame);
        const bye = news.frames.find((frame) => frame.t === "bye");
        if (bye) return this.#end(bye.code ?? 1006);
        // An answer without news is a sign of life all the same.
        if (news.frames.length === 0) this.#deliver({ t: "pong" });
        void this.#say();
      }
    } catch (error) {
      this.#failed(error);
    }
  }

  async #say(): Promise<void> {
    if (this.#saying) return;
    const { signal } = this.#aborter;
    this.#saying = true;
    try {
      while (this.#link && this.#said.length > 0) {
        const frames = this.#said.splice(0, FRAMES_AT_ONCE);
        await this.#http.request("POST", "/live/frames", { link: this.#link, frames }, { signal });
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#saying = false;
    }
  }

  #deliver(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  #failed(error: unknown): void {
    if (this.#aborter.signal.aborted) return;
    const refused = error instanceof ApiError ? error : null;
    if (refused?.retryMs) this.#deliver({ t: "bye", code: 4429, reason: "slow", retry_ms: refused.retryMs });
    this.#end(refused?.status === 401 ? 4401 : 1006);
  }

  #end(code: number): void {
    if (this.#aborter.signal.aborted) return;
    this.#link = null;
    this.#aborter.abort();
    this.onclose?.({ code });
  }
}
