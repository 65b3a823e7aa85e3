import type { MessageKind } from "@ombud/api";
import { signal } from "@preact/signals";
import { href } from "../app/router.ts";
import { t } from "../i18n/index.ts";
import { composeOf } from "../state/compose.ts";
import { currentThread } from "../state/current.ts";
import { toast } from "../ui/index.ts";

/** True when the composer shall take the focus as soon as it is there. */
export const composerWanted = signal(false);

/** Puts the caret into the composer at once, or when it appears, so that no key pressed next goes elsewhere. */
export function toComposer(): void {
  const box = document.querySelector<HTMLTextAreaElement>("[data-composer]");
  composerWanted.value = box === null;
  box?.focus();
}

/** Puts the writer into the composer of the open thread. */
export function focusComposer(kind: MessageKind): void {
  const thread = currentThread.peek();
  if (thread) composeOf(thread).choose(kind);
  toComposer();
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
