import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { asking } from "../menu.tsx";
import Options from "./options.tsx";
import { begun } from "./proof-texts.ts";

// All options come at once: one that came later would push another under the finger.
await begun();

export interface FurtherProps {
  conversation: string | null;
  open: Signal<boolean>;
  /** What holds the menu, its button first. */
  box: { current: HTMLElement | null };
}

/** The options of the menu, while it is open. */
export default function Further({ conversation, open, box }: FurtherProps) {
  const close = (refocus: boolean) => {
    open.value = false;
    if (refocus) box.current?.querySelector("button")?.focus();
  };
  useLeaving(box, open, close);
  return (
    <Options
      conversation={conversation}
      ask={(what) => {
        close(true);
        asking.value = { what, conversation };
      }}
      done={() => close(true)}
    />
  );
}

/** Escape, a press elsewhere and the focus going elsewhere close what is open. */
function useLeaving(
  box: { current: HTMLElement | null },
  open: Signal<boolean>,
  close: (refocus: boolean) => void,
): void {
  useEffect(() => {
    if (!open.value) return;
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close(true);
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    box.current?.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
      box.current?.removeEventListener("keydown", key);
    };
  }, [open.value]);
}
