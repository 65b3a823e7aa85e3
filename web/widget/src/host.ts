/**
 * The talk between the chat and the page that it is embedded in, by postMessage. The loader speaks first in nothing but
 * context (language, path, look); the chat tells nothing of what is written, only how much of it is unread.
 */

/** From the loader to the chat. */
export type ToChat =
  | {
      ombud: 1;
      type: "host";
      language?: string;
      theme?: string;
      vars: Record<string, string>;
      identity?: string;
      open: boolean;
      /** The path of the page, and nothing behind it. */
      page?: string;
    }
  | { ombud: 1; type: "open" }
  | { ombud: 1; type: "close" }
  | { ombud: 1; type: "identify"; identity: string }
  | { ombud: 1; type: "logout" };

/** What the loader draws the launcher from. */
export interface LauncherLook {
  color: string;
  on: string;
  position: "left" | "right";
  /** Beside the symbol; may be empty. */
  word: string;
  open: string;
  close: string;
  title: string;
}

/** From the chat to the loader. */
export type ToHost =
  | { ombud: 1; type: "ready" }
  | { ombud: 1; type: "look"; look: LauncherLook }
  | { ombud: 1; type: "known"; known: boolean }
  | { ombud: 1; type: "unread"; count: number; text: string }
  | { ombud: 1; type: "close" }
  | {
      ombud: 1;
      type: "event";
      name: "message" | "sent" | "rated" | "prove" | "expired" | "problem";
      detail: Record<string, string | number>;
    };

/** Distributes over the union, as plain Omit does not. */
type Bare<T> = T extends unknown ? Omit<T, "ombud"> : never;

const HOST_WAIT_MS = 1_500;

/** Which origin has answered; until then only "ready" is sent, which tells nothing. */
let hostOrigin: string | null = null;

export function tellHost(message: Bare<ToHost>): void {
  if (window.parent === window) return;
  if (message.type === "ready") window.parent.postMessage({ ombud: 1, ...message }, "*");
  else if (hostOrigin) window.parent.postMessage({ ombud: 1, ...message }, hostOrigin);
}

/** Resolves with the host's first word, or with null when there is no host or it keeps silent. */
export function meetHost(onMessage: (message: ToChat) => void): Promise<ToChat | null> {
  if (window.parent === window) return Promise.resolve(null);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), HOST_WAIT_MS);
    addEventListener("message", (event: MessageEvent<ToChat>) => {
      if (event.source !== window.parent || event.data?.ombud !== 1) return;
      if (event.origin === "null" || (hostOrigin !== null && event.origin !== hostOrigin)) return;
      hostOrigin = event.origin;
      clearTimeout(timer);
      resolve(event.data);
      onMessage(event.data);
    });
    tellHost({ type: "ready" });
  });
}
