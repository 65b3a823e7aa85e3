import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Command, Loader } from "./loader.ts";

const ORIGIN = "https://desk.test";
let loader: Loader;

const place = () => document.getElementById("ombud") as HTMLElement;
const inside = <E extends Element>(selector: string) =>
  place().shadowRoot?.querySelector<E>(selector) ?? null;
const button = () => inside<HTMLButtonElement>("button") as HTMLButtonElement;
const frame = () => inside<HTMLIFrameElement>("iframe");

function make(queue: Command[] = [], data: Record<string, string> = {}): void {
  loader = new Loader({ origin: ORIGIN, inbox: "k", data: { inbox: "k", ...data } });
  loader.start(queue);
}

/** What the chat says from inside its frame. */
function chatSays(message: object, from: { origin?: string; source?: unknown } = {}): void {
  const event = new MessageEvent("message", {
    data: { ombud: 1, ...message },
    origin: from.origin ?? ORIGIN,
  });
  const source = from.source === undefined ? frame()?.contentWindow : from.source;
  Object.defineProperty(event, "source", { value: source });
  dispatchEvent(event);
}

/** What the loader tells the chat. The frame is not loaded here, so its window is one of ours. */
let told: { type: string; [field: string]: unknown }[];
const chat = {
  postMessage(message: (typeof told)[number], origin: string): void {
    expect(origin).toBe(ORIGIN);
    told.push(message);
  },
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(HTMLIFrameElement.prototype, "src", "set").mockImplementation(function (this: HTMLElement, url) {
    this.dataset.src = url;
  });
  told = [];
  vi.spyOn(HTMLIFrameElement.prototype, "contentWindow", "get").mockReturnValue(chat as unknown as Window);
  localStorage.clear();
  document.title = "Shop";
  document.documentElement.lang = "en";
});

afterEach(() => {
  loader.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("the launcher", () => {
  it("costs a newcomer nothing until it is pressed", async () => {
    make();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(frame()).toBeNull();
    button().click();
    expect(frame()?.dataset.src).toBe("https://desk.test/chat?inbox=k&embed=1");
    expect(button().getAttribute("aria-expanded")).toBe("true");
    expect(button().getAttribute("aria-label")).toBe("Close chat");
  });

  it("loads by itself for somebody who has talked before", async () => {
    localStorage.setItem("ombud.k.known", "1");
    make();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(frame()).not.toBeNull();
    expect(button().getAttribute("aria-expanded")).toBe("false");
  });

  it("speaks the language of the page", () => {
    document.documentElement.lang = "zh-CN";
    make();
    expect(button().getAttribute("aria-label")).toBe("打开聊天");
  });

  it("puts no style attribute into the page's markup", () => {
    make();
    expect(document.body.innerHTML).not.toContain("style=");
  });
});

describe("what the chat says", () => {
  it("is heard from the desk's origin and the own frame only", () => {
    make();
    button().click();
    chatSays({ type: "unread", count: 3, text: "" }, { origin: "https://evil.test" });
    chatSays({ type: "close" }, { source: window });
    expect(button().getAttribute("aria-expanded")).toBe("true");
    chatSays({ type: "close" });
    expect(button().getAttribute("aria-expanded")).toBe("false");
    expect(inside("i")?.textContent).toBe("");
  });

  it("shows what is unread on the launcher and in the title, and takes it back", () => {
    make();
    button().click();
    button().click();
    chatSays({ type: "unread", count: 2, text: "2 new messages" });
    expect(inside("i")?.textContent).toBe("2");
    expect(button().getAttribute("aria-label")).toBe("Open chat (2)");
    expect(document.title).toBe("(2) Shop");
    chatSays({ type: "unread", count: 0, text: "" });
    expect(document.title).toBe("Shop");
    expect(inside("i")?.textContent).toBe("");
  });

  it("keeps a title that the page has changed meanwhile", () => {
    make();
    button().click();
    button().click();
    chatSays({ type: "unread", count: 1, text: "" });
    document.title = "Cart";
    chatSays({ type: "unread", count: 2, text: "" });
    expect(document.title).toBe("(2) Cart");
    chatSays({ type: "unread", count: 0, text: "" });
    expect(document.title).toBe("Cart");
  });

  it("remembers the look for the next page", () => {
    make();
    button().click();
    const look = {
      color: "#00aa55",
      on: "#ffffff",
      position: "left",
      word: "Ask us",
      open: "Open chat",
      close: "Close",
      title: "Chat",
    };
    chatSays({ type: "look", look });
    expect(place().dataset.position).toBe("left");
    loader.stop();
    make();
    expect(button().getAttribute("aria-label")).toBe("Ask us");
    expect(inside("b")?.textContent).toBe("Ask us");
    expect(place().dataset.position).toBe("left");
  });

  it("stays where the page has put it, whatever the inbox says", () => {
    make([["set", { position: "left" }]]);
    button().click();
    chatSays({
      type: "look",
      look: {
        color: "#00aa55",
        on: "#ffffff",
        position: "right",
        word: "",
        open: "O",
        close: "C",
        title: "T",
      },
    });
    expect(place().dataset.position).toBe("left");
    loader.run(["set", { position: "right" }]);
    expect(place().dataset.position).toBe("right");
  });
});

describe("the page's commands", () => {
  it("made before the script was there are carried out in order", () => {
    const opened = vi.fn();
    make([["on", "open", opened], ["open"]]);
    expect(opened).toHaveBeenCalledOnce();
    expect(frame()).not.toBeNull();
  });

  it("reach the chat when it is ready, with the look and language of the page", () => {
    document.documentElement.style.setProperty("--ombud-color", "#123456");
    make([["identify", "jwt-1"], ["open"]]);
    chatSays({ type: "ready" });
    expect(told[0]).toMatchObject({ type: "host", language: "en", identity: "jwt-1", open: true });
    expect(told[0]?.vars).toMatchObject({ "--ombud-color": "#123456" });
    loader.run(["identify", "jwt-2"]);
    loader.run(["identify", "jwt-2"]);
    loader.run(["logout"]);
    expect(told.slice(1).map((m) => m.type)).toEqual(["identify", "logout"]);
    document.documentElement.removeAttribute("style");
  });

  it("hear of events", () => {
    const unread = vi.fn();
    const message = vi.fn();
    make([["on", "unread", unread], ["on", "message", message], ["open"]]);
    chatSays({ type: "unread", count: 4, text: "" });
    chatSays({ type: "event", name: "message", detail: { conversation: "c", seq: 4 } });
    expect(unread).toHaveBeenCalledWith(4);
    expect(message).toHaveBeenCalledWith({ conversation: "c", seq: 4 });
  });

  it("that do not exist say so", () => {
    make();
    expect(() => loader.run(["opne"])).toThrow('"opne"');
  });
});

it("closes on Escape and gives the focus back to the launcher", () => {
  make([["open"]]);
  frame()?.focus();
  place().dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  expect(button().getAttribute("aria-expanded")).toBe("false");
  expect(place().shadowRoot?.activeElement).toBe(button());
});
