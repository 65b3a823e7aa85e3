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
/** Which question is the newest: an answer to an older one says nothing any more. */
let asked = 0;
/** How long after a failure it is asked again, in milliseconds. */
const AGAIN_MS = 5_000;
let again: ReturnType<typeof setTimeout> | undefined;

/** Forgets what waited for whoever was signed in. */
export function forgetReviews(): void {
  asked++;
  clearTimeout(again);
  known = false;
  reviews.value = { sent_back: [], waiting: 0 };
  sentBack.value = null;
}

const keyOf = (it: Reviews["sent_back"][number]) => `${it.topic}/${it.lang}/${it.at}`;

/** Asks what waits, and again after a while where that fails. */
export async function loadReviews(): Promise<void> {
  asked++;
  const mine = asked;
  clearTimeout(again);
  if (!me.peek() || !can("knowledge.view")) return;
  const found = await http.get("/knowledge/reviews").catch(() => null);
  if (mine !== asked) return;
  if (!found) {
    again = setTimeout(() => void loadReviews(), AGAIN_MS);
    return;
  }
  const before = new Set(reviews.peek().sent_back.map(keyOf));
  const fresh = found.sent_back.find((it) => !before.has(keyOf(it)));
  reviews.value = found;
  if (known && fresh) sentBack.value = fresh;
  known = true;
}
