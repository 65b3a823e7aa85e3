/**
 * The one script of the host page. It draws the launcher and, when it is first wanted, a frame with the chat; the frame
 * keeps the page's scripts and styles away from what is said. It needs no more of the page's policy than
 * `script-src` and `frame-src` of the desk: styles are set through the CSSOM, and it makes no request of its own.
 */
import type { LauncherLook, ToChat, ToHost } from "../host.ts";
import STYLE from "./launcher.css?inline";

export type Command = [name: string, ...rest: unknown[]];
type Listener = (detail: unknown) => void;

/** What one may listen to. */
export type EventName =
  | "ready"
  | "open"
  | "close"
  | "unread"
  | "message"
  | "sent"
  | "rated"
  | "prove"
  | "expired"
  | "problem";

export interface Settings {
  /** Where the desk is, from the script's own address. */
  origin: string;
  inbox: string;
  /** The attributes of the script tag, `data-` left out. */
  data: Record<string, string | undefined>;
}

/** Distributes over the union, as plain Omit does not. */
type Bare<T> = T extends unknown ? Omit<T, "ombud"> : never;

const VARIABLES = ["color", "font", "font-size", "radius", "surface", "text"];
const ENGLISH = ["Open chat", "Close chat"] as const;
const LABELS: Record<string, readonly [open: string, close: string]> = {
  zh: ["打开聊天", "关闭聊天"],
  ar: ["فتح المحادثة", "إغلاق المحادثة"],
};
const BUBBLE =
  "M12 3C6.5 3 2 6.8 2 11.5c0 2.5 1.3 4.7 3.3 6.3L4.5 22l4.6-1.8c.9.2 1.9.3 2.9.3 5.5 0 10-3.8 10-8.5S17.5 3 12 3z";
const CROSS = "M6 6l12 12M18 6L6 18";

const DARK = matchMedia("(prefers-color-scheme: dark)");

export class Loader {
  readonly #settings: Settings;
  readonly #stopped = new AbortController();
  readonly #place = document.createElement("div");
  readonly #button = document.createElement("button");
  readonly #badge = document.createElement("i");
  readonly #word = document.createElement("b");
  readonly #listeners = new Map<string, Set<Listener>>();
  #frame: HTMLIFrameElement | null = null;
  #look: Partial<LauncherLook>;
  #language: string | undefined;
  #theme: string | undefined;
  #identity: string | undefined;
  #isOpen = false;
  #isReady = false;
  #unread = 0;
  #plainTitle = "";

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#language = settings.data.language;
    this.#theme = settings.data.theme;
    this.#look = this.#remembered();
  }

  start(queue: readonly Command[]): void {
    this.#draw();
    const { signal } = this.#stopped;
    addEventListener("message", (event: MessageEvent<ToHost>) => this.#heard(event), { signal });
    document.addEventListener("visibilitychange", () => this.#showTitle(), { signal });
    DARK.addEventListener("change", () => this.#tellContext(), { signal });
    // A site of one page goes to another place without loading it.
    for (const [where, what] of [
      [window, "popstate"],
      [(window as { navigation?: EventTarget }).navigation, "navigatesuccess"],
    ] as const)
      where?.addEventListener(what, () => this.#tellContext(), { signal });
    window.visualViewport?.addEventListener("resize", () => this.#fit(), { signal });
    for (const command of queue) this.run(command);
    // Somebody who has talked before may have an answer waiting; a newcomer costs nothing until the first click.
    if (this.#store("known") || this.#identity) this.#whenIdle(() => this.#load());
  }

  /** Takes everything off the page again. */
  stop(): void {
    this.#stopped.abort();
    this.#unread = 0;
    this.#showTitle();
    this.#place.remove();
  }

  run([name, ...rest]: Command): void {
    const [first, second] = rest;
    if (name === "open") this.#open();
    else if (name === "close") this.#close();
    else if (name === "toggle") this.#toggle();
    else if (name === "identify" && typeof first === "string") this.#identify(first);
    else if (name === "logout") this.#logout();
    else if (name === "remove") this.stop();
    else if (name === "set") this.#set(first as Record<string, string>);
    else if (name === "on" && typeof first === "string" && typeof second === "function") {
      const set = this.#listeners.get(first) ?? new Set();
      this.#listeners.set(first, set.add(second as Listener));
    } else throw new Error(`Ombud: there is no command ${JSON.stringify(name)} with these arguments.`);
  }

  // ------------------------------------------------------------------------------------------------ commands

  #toggle(): void {
    if (this.#isOpen) this.#close();
    else this.#open();
  }

  #open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#load();
    this.#show();
    this.#tellContext();
    this.#frame?.focus();
    this.#emit("open", undefined);
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const inside = document.activeElement === this.#place;
    this.#show();
    this.#tell({ type: "close" });
    if (inside) this.#button.focus();
    this.#emit("close", undefined);
  }

  #identify(identity: string): void {
    if (identity === this.#identity) return;
    this.#identity = identity;
    if (this.#isReady) this.#tell({ type: "identify", identity });
    else this.#whenIdle(() => this.#load());
  }

  #logout(): void {
    this.#identity = undefined;
    if (this.#isReady) this.#tell({ type: "logout" });
    // The session is the frame's to forget, so the frame is needed once more.
    else if (this.#store("known")) this.#once("ready", () => this.#tell({ type: "logout" }));
  }

  #set(change: Record<string, string>): void {
    this.#language = change.language ?? this.#language;
    this.#theme = change.theme ?? this.#theme;
    // As if it had stood in the tag: what the inbox says later does not move it back.
    if (change.position === "left" || change.position === "right")
      this.#look.position = this.#settings.data.position = change.position;
    this.#show();
    this.#tellContext();
  }

  #once(name: string, listener: () => void): void {
    const wrapped = () => {
      this.#listeners.get(name)?.delete(wrapped);
      listener();
    };
    this.run(["on", name, wrapped]);
    this.#load();
  }

  #emit(name: EventName, detail: unknown): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(detail);
  }

  // ------------------------------------------------------------------------------------------------- drawing

  #draw(): void {
    const root = this.#place.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    this.#button.append(icon(BUBBLE, "bubble", true), icon(CROSS, "x", false), this.#word, this.#badge);
    this.#button.type = "button";
    this.#button.setAttribute("aria-haspopup", "dialog");
    this.#button.addEventListener("click", () => this.#toggle());
    this.#place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#close();
    });
    this.#place.id = "ombud";
    root.append(this.#button);
    this.#show();
    document.body.append(this.#place);
  }

  #show(): void {
    const { color = "#1f6feb", on = "#fff", position = "right", word = "", open, close } = this.#look;
    const [place, button, frame] = [this.#place, this.#button, this.#frame];
    const [openLabel, closeLabel] = this.#labels();
    place.dir = getComputedStyle(document.documentElement).direction;
    place.dataset.position = position;
    place.toggleAttribute("hidden", this.#settings.data.launcher === "none" && !this.#isOpen && !frame);
    place.toggleAttribute("data-dark", this.#isDark());
    button.style.display = this.#settings.data.launcher === "none" ? "none" : "";
    button.style.setProperty("--color", `var(--ombud-color, ${color})`);
    button.style.setProperty("--on", `var(--ombud-on-color, ${on})`);
    button.classList.toggle("open", this.#isOpen);
    button.setAttribute("aria-expanded", String(this.#isOpen));
    const label = this.#isOpen ? (close ?? closeLabel) : word || (open ?? openLabel);
    this.#word.textContent = this.#isOpen ? "" : word;
    button.setAttribute("aria-label", this.#unread && !this.#isOpen ? `${label} (${this.#unread})` : label);
    button.title = label;
    this.#badge.textContent =
      this.#unread && !this.#isOpen ? (this.#unread > 9 ? "9+" : String(this.#unread)) : "";
    frame?.classList.toggle("open", this.#isOpen);
    this.#fit();
    this.#showTitle();
  }

  /** On a phone the keyboard covers the lower half; the frame shall end above it. */
  #fit(): void {
    if (!this.#frame) return;
    const phone = this.#isOpen && matchMedia("(max-width: 480px)").matches && window.visualViewport;
    this.#frame.style.height = phone ? `${phone.height}px` : "";
  }

  /** The page's own title, with the number in front while nobody looks. */
  #showTitle(): void {
    const shown = /^\(\d+\) /.test(document.title) && this.#plainTitle !== "";
    if (!shown) this.#plainTitle = document.title;
    const told = this.#unread > 0 && (!this.#isOpen || document.hidden);
    const title = told ? `(${this.#unread}) ${this.#plainTitle}` : this.#plainTitle;
    if (document.title !== title) document.title = title;
    if (!told) this.#plainTitle = "";
  }

  // ------------------------------------------------------------------------------------------------ the frame

  #load(): void {
    if (this.#frame) return;
    const query = new URLSearchParams({ inbox: this.#settings.inbox, embed: "1" });
    const frame = document.createElement("iframe");
    frame.allow = "autoplay; clipboard-write; publickey-credentials-get";
    frame.title = this.#look.title ?? this.#labels()[0];
    frame.src = `${this.#settings.origin}/chat?${query}`;
    this.#frame = frame;
    this.#button.after(frame);
    this.#show();
    // Without a first layout in the closed state there would be no transition to the open one.
    frame.getBoundingClientRect();
  }

  #tell(message: Bare<ToChat>): void {
    if (this.#isReady)
      this.#frame?.contentWindow?.postMessage({ ombud: 1, ...message }, this.#settings.origin);
  }

  #tellContext(): void {
    const computed = getComputedStyle(document.documentElement);
    const vars: Record<string, string> = {};
    for (const name of VARIABLES) {
      const value = computed.getPropertyValue(`--ombud-${name}`);
      if (value) vars[`--ombud-${name}`] = value;
    }
    this.#tell({
      type: "host",
      language: this.#pageLanguage(),
      vars,
      open: this.#isOpen,
      page: location.pathname,
      ...(this.#theme && { theme: this.#theme }),
      ...(this.#identity && { identity: this.#identity }),
    });
  }

  #heard(event: MessageEvent<ToHost>): void {
    const message = event.data;
    if (event.origin !== this.#settings.origin || event.source !== this.#frame?.contentWindow) return;
    if (message?.ombud !== 1) return;
    if (message.type === "ready") {
      this.#isReady = true;
      this.#tellContext();
      this.#emit("ready", undefined);
    } else if (message.type === "look") this.#wear(message.look);
    else if (message.type === "known") this.#store("known", message.known ? "1" : null);
    else if (message.type === "close") this.#close();
    else if (message.type === "event") this.#emit(message.name, message.detail);
    else if (message.type === "unread" && message.count !== this.#unread) {
      this.#unread = message.count;
      this.#show();
      this.#emit("unread", message.count);
    }
  }

  #wear(look: LauncherLook): void {
    this.#look = {
      ...look,
      ...(this.#settings.data.position && { position: this.#look.position }),
    } as LauncherLook;
    this.#store("look", JSON.stringify(look));
    if (this.#frame) this.#frame.title = look.title;
    this.#show();
  }

  // ------------------------------------------------------------------------------------------------- the page

  #pageLanguage(): string {
    return this.#language || document.documentElement.lang || navigator.language;
  }

  #labels() {
    return LABELS[this.#pageLanguage().slice(0, 2)] ?? ENGLISH;
  }

  #isDark(): boolean {
    if (this.#theme === "dark" || this.#theme === "light") return this.#theme === "dark";
    return DARK.matches;
  }

  /** The look of the last visit, so that the launcher does not change colour under the reader's eyes. */
  #remembered(): Partial<LauncherLook> {
    const { color, position, word } = this.#settings.data;
    let look: Partial<LauncherLook> = {};
    try {
      look = JSON.parse(this.#store("look") ?? "{}") as Partial<LauncherLook>;
    } catch {
      // Written by somebody else; the defaults do.
    }
    if (color && !look.color) look = { ...look, color, on: isLight(color) ? "#000" : "#fff" };
    if (word && look.word === undefined) look = { ...look, word };
    if (position === "left" || position === "right") look = { ...look, position };
    return look;
  }

  #store(name: string, value?: string | null): string | null {
    const key = `ombud.${this.#settings.inbox}.${name}`;
    try {
      if (value === undefined) return localStorage.getItem(key);
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Forbidden by the browser's settings.
    }
    return null;
  }

  #whenIdle(work: () => void): void {
    if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 4_000 });
    else setTimeout(work, 1_500);
  }
}

/** Roughly, for the first visit; the chat tells the exact colours later. */
function isLight(color: string): boolean {
  const n = Number.parseInt(color.slice(1), 16);
  return (n >> 16) * 0.3 + ((n >> 8) & 255) * 0.59 + (n & 255) * 0.11 > 150;
}

function icon(path: string, name: string, filled: boolean): SVGElement {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const shape = document.createElementNS(ns, "path");
  svg.setAttribute("class", name);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", path);
  shape.setAttribute("fill", filled ? "currentColor" : "none");
  if (!filled) shape.setAttribute("stroke", "currentColor");
  shape.setAttribute("stroke-width", "2.2");
  shape.setAttribute("stroke-linecap", "round");
  svg.append(shape);
  return svg;
}
