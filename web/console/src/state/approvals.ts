import type { Approval } from "@ombud/api";
import { computed, signal } from "@preact/signals";
import { slowNow } from "./clock.ts";
import { http } from "./http.ts";
import { me } from "./session.ts";

/** What waits for a second person, as far as the signed-in person may see it. */
export const waiting = signal<readonly Approval[]>([]);
/** Goes up when something changed among the approvals. */
export const approvalsHeard = signal(0);

/** How many wait for the signed-in person: to be decided, or to be carried out. */
export const approvalsForMe = computed(
  () =>
    waiting.value.filter(
      (it) =>
        Date.parse(it.expires_at) > slowNow.value &&
        (it.may_carry_out || (it.state === "pending" && !it.hindrance)),
    ).length,
);

/** Asks what waits. A failure leaves the last answer: the next change asks again. */
export function loadWaiting(): void {
  if (!me.peek()) return;
  http
    .request<{ items: Approval[] }>("GET", "/approvals", undefined, { query: { open: true, limit: 100 } })
    .then(
      (page) => {
        waiting.value = page.items;
      },
      () => {},
    );
}
