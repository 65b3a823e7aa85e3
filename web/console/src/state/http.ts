import { ApiError, Http, NetworkError } from "@ombud/api";
import { signal } from "@preact/signals";
import { askReason } from "./reason.ts";
import { askProof } from "./step-up.ts";

let signedOut: () => void = () => {};

/** Why the last session ended, in the server's word, where there is more to say than that it did. */
export const endedWhy = signal<string | null>(null);

const REASONS = ["idle", "aged", "address", "replaced", "provider", "session"];

let leaving = false;

/** Whoever signs out on this page need not be told why the session ended. */
export function setLeaving(on: boolean): void {
  leaving = on;
}

/** Keeps why a session ended, for the page that asks to sign in again. */
export function noteEnd(reason: unknown): void {
  if (typeof reason !== "string" || !REASONS.includes(reason)) return;
  // `session` says no more than that it was ended: from another place, unless a better reason is known.
  if (reason === "session" && (leaving || endedWhy.peek() !== null)) return;
  endedWhy.value = reason;
}

/** Names what happens when the server says that the session is over. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

interface Refusal {
  code?: string;
  reason?: string;
  /** What waits for a second person, once it was asked for. */
  approval?: string;
  operation?: string;
  deciders?: string[];
}

async function refusalOf(response: Response): Promise<Refusal> {
  return response
    .clone()
    .json()
    .then(
      (body: Refusal | null) => body ?? {},
      () => ({}),
    );
}

/**
 * Watches for the end of the session on every request but those that begin one. What needs a fresh proof asks for it, and is
 * then sent again as it was; what needs a second person asks why, and is sent again with that, to wait for them.
 */
export async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await provedFetch(input, init);
  if (response.status !== 409) return response;
  const { code, approval, operation, deciders } = await refusalOf(response);
  if (code !== "approval-required" || approval || !deciders || deciders.length === 0) return response;
  const reason = await askReason({ operation: operation ?? "", deciders });
  if (reason === null) return response;
  const headers = new Headers(init?.headers);
  headers.set("Ombud-Reason", encodeURIComponent(reason));
  return provedFetch(input, { ...init, headers });
}

async function provedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.status !== 401 && response.status !== 403) return response;
  const { code, reason } = await refusalOf(response);
  if (code === "step-up-required") return (await askProof()) ? fetch(input, init) : response;
  if (code === "unauthenticated") noteEnd(reason);
  const begins = String(input).includes("/auth/");
  if (code === "address-not-allowed" && !begins) {
    noteEnd("address");
    signedOut();
  }
  if (response.status === 401 && !begins) signedOut();
  return response;
}

/** The REST API of the page's own server, with the cookie of the signed-in session. */
export const http = new Http({ fetch: watchedFetch });

/** True when nobody knows whether the request arrived: trying again may help. */
export function isOffline(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ApiError && error.status >= 502);
}
