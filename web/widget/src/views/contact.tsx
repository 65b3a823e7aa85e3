import type { WidgetCustomer, WidgetInbox } from "@ombud/api";
import { signal } from "@preact/signals";
import { keep } from "../store.ts";
import { lazy } from "./lazy.tsx";

export const ContactCard = lazy(() => import("./later/contact-card.tsx"));

/** Who declines is asked again another day, not for ever. */
export const postponed = signal(Date.now() - Number(keep.get("contact")) < 864e5);
export const saved = signal<string | null>(null);

export function missing(box: WidgetInbox, who: WidgetCustomer): { name: boolean; email: boolean } {
  const ask = box.ask_email === "always" || (box.ask_email === "offline" && !box.open && box.mails);
  return { name: box.ask_name && !who.name, email: ask && !who.email };
}

/** Asked only what the inbox wants to know and does not know yet, and only after something was written. */
export function wantsContact(box: WidgetInbox | null, who: WidgetCustomer | null): boolean {
  if (!box || !who) return false;
  const { name, email } = missing(box, who);
  return saved.value !== null || (!postponed.value && (name || email));
}
