import { ApiError, Http, NetworkError } from "@ombud/api";

let signedOut: () => void = () => {};

/** Names what happens when the server says that the session is over. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Watches for the end of the session on every request but those that begin one. */
async function watchedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init);
  if (response.status === 401 && !String(input).includes("/auth/")) signedOut();
  return response;
}

/** The REST API of the page's own server, with the cookie of the signed-in session. */
export const http = new Http({ fetch: watchedFetch });

/** True when nobody knows whether the request arrived: trying again may help. */
export function isOffline(error: unknown): boolean {
  return error instanceof NetworkError || (error instanceof ApiError && error.status >= 502);
}
