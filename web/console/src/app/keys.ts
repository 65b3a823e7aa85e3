import { signal } from "@preact/signals";

const STORED = "ombud.single-keys";

/** People who speak to their computer, or press keys by accident, can turn shortcuts of one key off (WCAG 2.1.4). */
export const singleKeys = signal(localStorage.getItem(STORED) !== "off");

/** Turns shortcuts of one key on or off, on this device. */
export function setSingleKeys(on: boolean): void {
  singleKeys.value = on;
  localStorage.setItem(STORED, on ? "on" : "off");
}

export interface Binding {
  /** Such as `j`, `g i`, `mod+k` or `shift+e`; several, apart by `|`. */
  keys: string;
  run: () => void;
  available: () => boolean;
}

const SEQUENCE_MS = 1200;
const mac = /mac|iphone|ipad/i.test(navigator.platform);

/** The name of a pressed key as bindings write it. */
export function keyName(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">,
): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
  // On a keyboard of another script the key in the same place counts.
  const foreign = event.key.length === 1 && event.key.charCodeAt(0) > 127 && letter;
  const key = foreign ? letter : event.key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? "mod+" : "";
  const alt = event.altKey ? "alt+" : "";
  // The shift of a sign such as ? or # is part of the sign.
  const shift = event.shiftKey && (/^[a-z]$/.test(key) || key.length > 1) ? "shift+" : "";
  return mod + alt + shift + key;
}

/** How a binding is shown, key by key. */
export function keyCaps(keys: string): string[] {
  const first = keys.split("|")[0] ?? "";
  return first.split(" ").flatMap((chord) => chord.split("+").map(capOf));
}

function capOf(key: string): string {
  const caps: Record<string, string> = {
    mod: mac ? "⌘" : "Ctrl",
    shift: "⇧",
    alt: mac ? "⌥" : "Alt",
    enter: "↵",
    escape: "Esc",
    arrowdown: "↓",
    arrowup: "↑",
  };
  return caps[key] ?? key.toUpperCase();
}

/** Finds bindings by the keys pressed so far. */
export class KeyMap {
  private readonly bindings: () => readonly Binding[];
  private pressed: string[] = [];
  private at = 0;

  constructor(bindings: () => readonly Binding[]) {
    this.bindings = bindings;
  }

  /** Takes one key; returns the binding that it completes. */
  press(name: string, time: number): Binding | null {
    if (time - this.at > SEQUENCE_MS) this.pressed = [];
    this.at = time;
    for (const sequence of [[...this.pressed, name], [name]]) {
      const text = sequence.join(" ");
      const ways = this.bindings().flatMap((one) => one.keys.split("|").map((keys) => ({ one, keys })));
      const found = ways.find(({ one, keys }) => keys === text && one.available());
      if (found) {
        this.pressed = [];
        return found.one;
      }
      if (ways.some(({ keys }) => keys.startsWith(`${text} `))) {
        this.pressed = sequence;
        return null;
      }
    }
    this.pressed = [];
    return null;
  }
}

function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

/** A checkbox takes no text, so letters typed on it are meant for the page. */
function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button|submit)$/.test(target.type);
  return isEditable(target);
}

/** Listens to the whole page. Dialogs and open menus keep their keys for themselves. */
export function startKeys(bindings: () => readonly Binding[]): void {
  const map = new KeyMap(bindings);
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (/^(control|meta|shift|alt|altgraph)$/i.test(event.key)) return;
    const modified = event.ctrlKey || event.metaKey;
    // What is inside of a shadow root is said to be its host from here: the path tells what has the focus.
    if (takesText(event.composedPath()[0] ?? event.target) && !modified) return;
    if (!modified && event.key.length === 1 && !singleKeys.peek()) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.target instanceof Element && event.target.closest(".ui-floating, [role=menu]")) return;
    // Enter and the space bar press what has the focus.
    const presses = event.key === "Enter" || event.key === " ";
    if (presses && !modified && event.target instanceof Element && event.target.closest("button, a, summary"))
      return;
    const found = map.press(keyName(event), event.timeStamp);
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}
