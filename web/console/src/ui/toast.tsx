import { signal } from "@preact/signals";
import { CircleCheck, Info, OctagonAlert, X } from "lucide";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Icon } from "./icon.tsx";

type ToastTone = "ok" | "info" | "danger";

interface ToastOptions {
  tone?: ToastTone | undefined;
  /** A button on the toast; the toast goes away when it is pressed. */
  action?: { label: string; run: () => void } | undefined;
  /** Milliseconds on the screen. Problems and toasts with a button stay longer. */
  stay?: number | undefined;
}

interface ToastEntry extends ToastOptions {
  id: number;
  text: string;
}

const entries = signal<readonly ToastEntry[]>([]);
let nextId = 1;
const SHOWN = 4;

export function dismissToast(id: number): void {
  entries.value = entries.value.filter((entry) => entry.id !== id);
}

/** Says in passing that something happened. What is on the screen already is not said twice, but stays for longer. */
export function toast(text: string, options: ToastOptions = {}): number {
  const same = entries.peek().find((one) => one.text === text && one.tone === options.tone && !one.action);
  if (same && !options.action) {
    entries.value = entries.peek().map((one) => (one === same ? { ...same, ...options } : one));
    return same.id;
  }
  const id = nextId;
  nextId += 1;
  entries.value = [...entries.value, { ...options, id, text }].slice(-SHOWN);
  return id;
}

/** Says what was done and offers to undo it. */
export function toastUndo(text: string, undo: () => void): number {
  return toast(text, { tone: "ok", action: { label: t("ui-undo"), run: undo } });
}

const icons = { ok: CircleCheck, info: Info, danger: OctagonAlert };

function ToastRow({ entry }: { entry: ToastEntry }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stay = entry.stay ?? (entry.action || entry.tone === "danger" ? 9000 : 4500);
    let left = stay;
    // The clock stands still while the reader points at the toast or has the focus in it.
    const timer = setInterval(() => {
      if (row.current?.matches(":hover, :focus-within")) return;
      left -= 250;
      if (left <= 0) dismissToast(entry.id);
    }, 250);
    return () => clearInterval(timer);
  }, [entry]);
  const { action, tone = "ok" } = entry;
  return (
    <div ref={row} class={`ui-toast ui-toast-${tone}`} role={tone === "danger" ? "alert" : "status"}>
      <Icon of={icons[tone]} size={18} />
      <span class="ui-grow">{entry.text}</span>
      {action && (
        <button
          type="button"
          class="ui-toast-action"
          onClick={() => {
            dismissToast(entry.id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        class="ui-banner-close"
        aria-label={t("ui-dismiss")}
        onClick={() => dismissToast(entry.id)}
      >
        <Icon of={X} size={16} />
      </button>
    </div>
  );
}

/** Where toasts appear. Mount it once, at the end of the app. */
export function Toasts() {
  const region = useRef<HTMLElement>(null);
  const shown = entries.value;
  useEffect(() => {
    const element = region.current;
    if (!element?.showPopover) return;
    // Shown anew each time, so that it lies above a dialog opened meanwhile.
    if (element.matches(":popover-open")) element.hidePopover();
    if (shown.length > 0) element.showPopover();
  }, [shown]);
  return (
    <section ref={region} class="ui-toasts" popover="manual" aria-label={t("ui-notices")}>
      {shown.map((entry) => (
        <ToastRow key={entry.id} entry={entry} />
      ))}
    </section>
  );
}
