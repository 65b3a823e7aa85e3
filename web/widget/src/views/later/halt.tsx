/** The chat cannot go on: the server said no, or what the host page vouched for has expired. */
import type { ApiError } from "@ombud/api";
import { tellHost } from "../../host.ts";
import { begin, embedded, host, notice, problem, ready } from "../../store.ts";
import { type Catalogue, t } from "../../texts.ts";
import { Icon } from "../icons.tsx";
import { brandName, CloseButton } from "../parts.tsx";
import { lateWords } from "./late-words.ts";

const words = lateWords(import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/stopped.ftl"));

/** How long the host page may take to bring a new token. */
const HOST_WAIT_MS = 10_000;

/**
 * Asks the host page for a new token, by the event `expired`; it answers with `Ombud("identify", token)`. If none comes,
 * whoever is writing goes on to see the conversation and what they wrote, and is told what to do.
 */
export async function renew(expired: string, error: ApiError): Promise<string> {
  await words.begun();
  const fresh = await new Promise<string | undefined>((resolve) => {
    if (!embedded) return resolve(undefined);
    const hear = async (identity: string) => settle(identity);
    const timer = setTimeout(() => settle(undefined), HOST_WAIT_MS);
    const settle = (identity: string | undefined) => {
      clearTimeout(timer);
      // A proof may wait for a token as well by now, or nobody any more.
      if (host.hear === hear) host.hear = undefined;
      resolve(identity);
    };
    host.hear = hear;
    tellHost({ type: "event", name: "expired", detail: {} });
  });
  if (fresh) {
    notice.value = null;
    host.took = fresh;
    return fresh;
  }
  // Another person's conversation is not left on the screen, nor an empty one.
  if (!ready.peek() || !host.took || subject(host.took) !== subject(expired)) throw error;
  notice.value = words.say("stopped-expired");
  throw new Error(error.message);
}

/** Whom a token is about, as far as it says so; the server has verified the one, or refused it. */
function subject(token: string): unknown {
  try {
    const claims = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
    return JSON.parse(atob(claims)).sub;
  } catch {
    return token;
  }
}

/** The server has said no: why, and what one can do. */
export default function Stopped() {
  const error = problem.value;
  let text = words.say("stopped-identity");
  if (error?.status === 404) text = words.say("stopped-not-found");
  else if (error && error.status !== 401) text = error.detail;
  return (
    <main aria-label={t("chat-title", { brand: brandName() })} class="shell">
      <div class="bar top-close">
        <CloseButton />
      </div>
      <div class="blank" role="alert">
        <Icon name="alert" size={40} />
        <h1>{words.say("stopped-title")}</h1>
        <p>{text}</p>
        <button type="button" class="button" onClick={() => void begin()}>
          {t("problem-retry")}
        </button>
      </div>
    </main>
  );
}
