/** Who the customer is on this device: the session token, the host's identity token, and how to get the one by the other. */
import type { Http } from "./http.ts";
import { ApiError, NetworkError } from "./http.ts";
import type { Keep } from "./keep.ts";
import { reconnectWait } from "./link.ts";
import type { WidgetSession, WidgetSessionRequest } from "./types.ts";

export interface SessionOptions {
  inbox: string;
  language?: (() => string | undefined) | undefined;
  /** Asks the host application for a new identity token, in the place of one that has expired. Throws what is to be told. */
  renew?: (expired: string, error: ApiError) => Promise<string>;
}

export class Session {
  token: string | null;
  identity: string | null = null;
  readonly #keep: Keep;
  readonly #options: SessionOptions;
  #customer: string | null = null;

  constructor(keep: Keep, options: SessionOptions) {
    this.#keep = keep;
    this.#options = options;
    this.token = keep.get("session");
  }

  /** Somebody was here before on this device, or is signed in by the host. */
  get known(): boolean {
    return this.token !== null || this.identity !== null;
  }

  /** A session that the server has forgotten is replaced by a new one. */
  async open(http: Http): Promise<WidgetSession> {
    const ask = () => http.post("/widget/sessions", this.#request());
    const answer = await ask().catch(async (error) => {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      const { renew } = this.#options;
      // With an identity it is that one which was refused: a guest's talk must not be lost for it.
      if (this.identity && renew && error.code === "identity-expired")
        this.identity = await renew(this.identity, error);
      else if (this.token && !this.identity) this.forget();
      else throw error;
      return ask();
    });
    this.token = answer.session;
    this.#keep.set("session", answer.session);
    return answer;
  }

  /**
   * Whether this device now speaks for somebody else than before. A guest who signs in stays the same person, and
   * takes along what waits to be sent; from one signed-in person to the next nothing may go over.
   */
  changedHands(answer: WidgetSession): { person: boolean; customer: boolean } {
    const { id, proof } = answer.customer;
    const signed = this.#keep.get("signed");
    this.#keep.set("signed", proof === "none" ? null : id);
    const customer = this.#customer !== null && this.#customer !== id;
    this.#customer = id;
    return { person: signed !== null && signed !== id, customer };
  }

  forget(): void {
    this.token = null;
    this.#keep.set("session", null);
  }

  #request(): WidgetSessionRequest {
    const request: WidgetSessionRequest = { inbox: this.#options.inbox };
    const language = this.#options.language?.();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (this.token) request.session = this.token;
    if (this.identity) request.identity = this.identity;
    if (language) request.language = language;
    if (zone) request.time_zone = zone;
    return request;
  }
}

/** May go by itself: no network, an overloaded or restarting server. */
export function passes(error: unknown): boolean {
  if (error instanceof NetworkError) return true;
  return error instanceof ApiError && (error.status >= 500 || error.status === 429);
}

/** Does the work until it succeeds or fails for good; goes on at once when the network comes back. */
export async function untilDone<T>(
  work: () => Promise<T>,
  onWait: () => void,
  signal: AbortSignal,
  random: () => number,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!passes(error) || signal.aborted) throw error;
      onWait();
      const least = error instanceof ApiError ? (error.retryMs ?? 0) : 0;
      await networkOr(least + reconnectWait(attempt, random), signal);
      if (signal.aborted) throw error;
    }
  }
}

function networkOr(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
