import type { Elevation } from "@ombud/api";
import { computed, signal } from "@preact/signals";
import { slowNow } from "./clock.ts";
import { http } from "./http.ts";
import { me, myId } from "./session.ts";

/** Permissions that somebody has for a while, as far as the signed-in person may see them. */
export const elevations = signal<readonly Elevation[]>([]);

/** The own ones that still hold. */
export const ownElevations = computed(() =>
  elevations.value.filter((it) => it.staff === myId.value && Date.parse(it.until) > slowNow.value),
);

/** Asks who has what for a while. A failure leaves the last answer: the next change asks again. */
export function loadElevations(): void {
  if (!me.peek()) return;
  http.get("/elevations").then(
    (page) => {
      elevations.value = page.items;
    },
    () => {},
  );
}

/** Gives the own ones back, or ends another's. */
export async function endElevation(id: string): Promise<void> {
  await http.request("DELETE", `/elevations/${id}`);
  elevations.value = elevations.peek().filter((it) => it.id !== id);
}
