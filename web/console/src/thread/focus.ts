import type { MessageKind } from "@ombud/api";
import { signal } from "@preact/signals";
import { href } from "../app/router.ts";
import { t } from "../i18n/index.ts";
import { composeOf } from "../state/compose.ts";
import { currentThread } from "../state/current.ts";
import { toast } from "../ui/index.ts";

/** What shall be written as soon as there is a composer, which then takes the focus. */
export const composerWanted = signal<MessageKind | null>(null);

/** Puts the caret into the composer at once, or when it appears, so that no key pressed next goes elsewhere. */
export function toComposer(kind: MessageKind = "message"): void {
  const box = document.querySelector<HTMLTextAreaElement>("[data-composer]");
  composerWanted.value = box === null ? kind : null;
  box?.focus();
}

/** Puts the writer into the composer of the open thread. */
export function focusComposer(kind: MessageKind): void {
  const thread = currentThread.peek();
  if (thread) composeOf(thread).choose(kind);
  toComposer(kind);
}

/** Brings a message of the open thread into its middle. Only the thread moves: what is around it has no other place to be. */
export function scrollToMessage(pos: number | undefined): void {
  const message = document.querySelector(`[data-pos="${pos}"]`);
  const box = message?.closest(".messages");
  if (!message || !box) return;
  const [mark, frame] = [message.getBoundingClientRect(), box.getBoundingClientRect()];
  box.scrollTop += mark.top - frame.top - (box.clientHeight - mark.height) / 2;
}

/** Copies the address of the open case, or of one of its messages. */
export function copyLink(pos?: number): void {
  const thread = currentThread.peek();
  if (!thread) return;
  const address = location.origin + href(`/inbox/all/${thread.id}`) + (pos ? `?at=${pos}` : "");
  navigator.clipboard.writeText(address).then(
    () => toast(t("did-copy-link")),
    () => toast(t("ui-copy-failed"), { tone: "danger" }),
  );
}
