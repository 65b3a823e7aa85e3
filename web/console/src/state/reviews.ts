import type { Reviews } from "@ombud/api";
import { computed, signal } from "@preact/signals";
import { http } from "./http.ts";
import { can, me } from "./session.ts";

/** What of the knowledge waits for the signed-in person: sent back to them, or to be looked at. */
export const reviews = signal<Reviews>({ sent_back: [], waiting: 0 });

/** How much that is. */
export const reviewsForMe = computed(() => reviews.value.sent_back.length + reviews.value.waiting);

/** The article that was sent back last while one was here: whoever shows notices says it. */
export const sentBack = signal<Reviews["sent_back"][number] | null>(null);

/** Whether it was asked before: what waited already when one came is no news. */
let known = false;

/** Asks what waits. A failure leaves the last answer: the next change asks again. */
export function loadReviews(): void {
  if (!me.peek() || !can("knowledge.view")) return;
  const before = new Set(reviews.peek().sent_back.map((it) => `${it.topic}/${it.lang}/${it.at}`));
  const wasKnown = known;
  http.get("/knowledge/reviews").then(
    (found) => {
      reviews.value = found;
      const fresh = found.sent_back.find((it) => !before.has(`${it.topic}/${it.lang}/${it.at}`));
      if (wasKnown && fresh) sentBack.value = fresh;
      known = true;
    },
    () => {},
  );
}
