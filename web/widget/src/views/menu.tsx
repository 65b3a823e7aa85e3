import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../texts.ts";
import { lazy } from "./lazy.tsx";
import { IconButton } from "./parts.tsx";

const Further = lazy(() => import("./later/further.tsx"));

export type Asking = "end" | "forget" | "receipt" | "readers" | "data" | null;

/** Further options: of this conversation when there is one, and of the chat. A disclosure of plain buttons. */
export function Menu({ conversation = null }: { conversation?: string | null }) {
  const open = useSignal(false);
  const asking = useSignal<Asking>(null);
  const box = useRef<HTMLDivElement>(null);
  const close = (refocus: boolean) => {
    open.value = false;
    if (refocus) box.current?.querySelector("button")?.focus();
  };
  useLeaving(box, open, close);
  return (
    <div class="menu-box" ref={box}>
      <IconButton
        icon="more"
        label={t("chat-menu")}
        expanded={open.value}
        onClick={() => {
          open.value = !open.peek();
        }}
      />
      {(open.value || asking.value) && (
        <Further conversation={conversation} open={open} asking={asking} close={close} />
      )}
    </div>
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
