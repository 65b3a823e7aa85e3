import { effect } from "@preact/signals";
import { render } from "preact";
import "./style/tokens.css";
import "./style/layout.css";
import "./style/thread.css";
import "./style/composer.css";
import { meetHost, type ToChat, tellHost } from "./host.ts";
import {
  attended,
  begin,
  embedded,
  explain,
  host,
  identify,
  inbox,
  keep,
  logout,
  panelOpen,
  unread,
} from "./store.ts";
import { speak, t } from "./texts.ts";
import { brand, type Scheme, setScheme, setVariables } from "./theme.ts";
import { App } from "./views/app.tsx";
import { listenForEscape } from "./views/composer.tsx";

const SCHEMES: readonly string[] = ["auto", "light", "dark"];

function wantedLanguages(): string[] {
  return [keep.get("language"), host.language, ...navigator.languages].filter((tag) => !!tag) as string[];
}

/** The host's context comes first of all, and again whenever its language or look changes. */
function takeContext(message: Extract<ToChat, { type: "host" }>): void {
  const changed = message.language !== undefined && message.language !== host.language;
  host.language = message.language ?? host.language;
  if (changed) speak(wantedLanguages()).catch(explain);
  if (message.theme && SCHEMES.includes(message.theme)) setScheme(message.theme as Scheme);
  setVariables(message.vars);
  panelOpen.value = message.open;
}

function hear(message: ToChat): void {
  if (message.type === "host") takeContext(message);
  else if (message.type === "open") panelOpen.value = true;
  else if (message.type === "close") panelOpen.value = false;
  else if (message.type === "identify") (host.hear ?? identify)(message.identity).catch(() => undefined);
  else if (message.type === "logout") void logout();
}

/** The launcher belongs to the host page, but looks as the inbox wants, in the reader's words. */
function dressLauncher(): void {
  const value = inbox.value;
  if (!value) return;
  tellHost({
    type: "look",
    look: {
      ...brand.value,
      position: value.position,
      word: value.launcher,
      open: t("chat-open"),
      close: t("chat-close"),
      title: t("chat-title", { brand: value.brand }),
    },
  });
}

function showUnread(): void {
  const count = unread.value;
  tellHost({ type: "unread", count, text: t("chat-unread", { count }) });
  const title = t("chat-title", { brand: inbox.value?.brand ?? "" });
  const badge = count > 0 && !attended.value;
  document.title = badge ? t("notice-unread", { count, title }) : title;
}

async function main(): Promise<void> {
  const root = document.getElementById("app");
  if (!root) return;
  const theme = new URLSearchParams(location.search).get("theme");
  setScheme(theme && SCHEMES.includes(theme) ? (theme as Scheme) : "auto");
  document.documentElement.classList.toggle("page", !embedded);
  const [word] = await Promise.all([meetHost(hear), speak(wantedLanguages())]);
  // The page in which a passkey is made has nothing else in it.
  const ticket = location.hash.split("#passkey=")[1];
  if (ticket) return (await import("./views/later/ask-card.tsx")).showNewPasskey(root, ticket);
  render(<App />, root);
  listenForEscape();
  effect(dressLauncher);
  effect(showUnread);
  await begin(word?.type === "host" ? word.identity : undefined);
}

void main();
