import type { Conversation } from "@ombud/api";
import { signal } from "@preact/signals";
import { lazy } from "./lazy.tsx";

export const RatingCard = lazy(() => import("./later/rating-form.tsx"));

/** Thanked for on this page; an older rating is told by its line in the thread. */
export const thanked = signal<string | null>(null);

export function wantsRating(conversation: Conversation | null): boolean {
  if (!conversation?.rating) return false;
  return (
    thanked.value === conversation.id || (conversation.rating.asked && conversation.rating.score === null)
  );
}
