import type { Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { lazy } from "../lazy.tsx";
import type { Asking } from "../menu.tsx";
import Options from "./options.tsx";

const OwnData = lazy(() => import("./own-data.tsx"));
const Question = lazy(() => import("./question.tsx"));
const Readers = lazy(() => import("./readers.tsx"));
const Receipt = lazy(() => import("./receipt.tsx"));

export interface FurtherProps {
  conversation: string | null;
  open: Signal<boolean>;
  asking: Signal<Asking>;
  /** What holds the menu, its button first. */
  box: { current: HTMLElement | null };
}

/** The options of the menu, while it is open, and what the chosen one leads to. */
export default function Further({ conversation, open, asking, box }: FurtherProps) {
  const what = asking.value;
  const close = (refocus: boolean) => {
    open.value = false;
    if (refocus) box.current?.querySelector("button")?.focus();
  };
  useLeaving(box, open, close);
  const ask = (next: Asking) => {
    asking.value = next;
  };
  return (
    <>
      {open.value && (
        <Options
          conversation={conversation}
          ask={(next) => {
            close(true);
            ask(next);
          }}
          done={() => close(true)}
        />
      )}
      {what && <Asked what={what} conversation={conversation} ask={ask} />}
    </>
  );
}

interface AskedProps {
  what: Exclude<Asking, null>;
  conversation: string | null;
  ask: (what: Asking) => void;
}

function Asked({ what, conversation, ask }: AskedProps) {
  const onClose = () => ask(null);
  if (what === "data") return <OwnData conversation={conversation} ask={ask} onClose={onClose} />;
  if (what === "readers") return <Readers onClose={onClose} />;
  if (what === "receipt") return conversation && <Receipt conversation={conversation} onClose={onClose} />;
  return <Question what={what} conversation={conversation} onClose={onClose} />;
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
