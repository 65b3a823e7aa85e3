/** Finds its own script tag, takes over the calls made before, and leaves one global: `Ombud`. */
import { type Command, Loader } from "./loader.ts";

type Ombud = ((...command: Command) => void) & { q?: ArrayLike<unknown>[] };

declare global {
  interface Window {
    Ombud?: Ombud;
  }
}

function ownTag(): HTMLScriptElement | null {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && current.dataset.inbox) return current;
  return document.querySelector<HTMLScriptElement>("script[data-inbox]");
}

function begin(): void {
  const tag = ownTag();
  const inbox = tag?.dataset.inbox;
  // A second tag, or a page that a client-side router has put together twice, must not make a second launcher.
  if (!tag || !inbox || document.getElementById("ombud")) return;
  const early = Array.from(window.Ombud?.q ?? [], (call) => Array.from(call) as Command);
  const loader = new Loader({ origin: new URL(tag.src).origin, inbox, data: { ...tag.dataset } });
  window.Ombud = (...command) => loader.run(command);
  const start = () => loader.start(early);
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}

begin();
