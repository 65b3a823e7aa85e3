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
  hostPage,
  identify,
  inbox,
  keep,
  logout,
  panelOpen,
  unread,
} from "./store.ts";
import { speak, t } from "./texts.ts";
import { brand, setScheme, setVariables } from "./theme.ts";
import { App, title } from "./views/app.tsx";
import { listenForEscape } from "./views/composer.tsx";

/** When the words of the language that was asked for last are there. */
let turned: Promise<void>;

/** The language that the reader has chosen, or the page's, or the browser's. */
function turn(): Promise<void> {
  const wanted = [keep.get("language"), host.language, ...navigator.languages];
  turned = speak(wanted.filter(Boolean) as string[]);
  return turned;
}

/** The host's context comes first of all, and again whenever its language or look changes. */
function takeContext(message: Extract<ToChat, { type: "host" }>): void {
  const { language } = message;
  if (language && language !== host.language) {
    host.language = language;
    turn().catch(explain);
  }
  hostPage.value = message.page;
  setScheme(message.theme);
  setVariables(message.vars);
  panelOpen.value = message.open;
}

function hear(message: ToChat): void {
  if (message.type === "host") takeContext(message);
  else if (message.type === "open" || message.type === "close") panelOpen.value = message.type === "open";
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
      title: title(),
    },
  });
}

function showUnread(): void {
  const count = unread.value;
  tellHost({ type: "unread", count, text: t("chat-unread", { count }) });
  const badge = count > 0 && !attended.value;
  document.title = badge ? t("notice-unread", { count, title: title() }) : title();
}

async function main(): Promise<void> {
  const root = document.getElementById("app");
  if (!root) return;
  setScheme(new URLSearchParams(location.search).get("theme"));
  document.documentElement.classList.toggle("page", !embedded);
  turn();
  const word = await meetHost(hear);
  // The host's language is the one to ask the inbox in.
  await turned;
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
