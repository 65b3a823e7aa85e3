import type { CaseSummary } from "@ombud/api";
import { signal } from "@preact/signals";
import { http } from "./http.ts";
import { can, me } from "./session.ts";

/** The type of the cases in which deposits are asked back. */
export const RECOVERY_TYPE = "deposit_recovery";

/** How many requests to have a deposit back wait for staff, in the cases that one sees. */
export const recoveriesWaiting = signal(0);
/** Goes up when something happened in such a case: whoever shows requests asks anew. */
export const recoveriesHeard = signal(0);

/** What happens at once is asked for once. */
const PAUSE_MS = 500;
/** The last time that was asked: only its answer counts, in whatever order answers come. */
let asked = 0;
let soon: ReturnType<typeof setTimeout> | undefined;

/** Asks how many wait. A failure leaves the last answer: the next change asks again. */
export async function loadRecoveriesWaiting(): Promise<void> {
  asked++;
  const mine = asked;
  if (!me.peek() || !can("recoveries.manage")) {
    recoveriesWaiting.value = 0;
    return;
  }
  const answer = await http.get("/recoveries/count").catch(() => null);
  if (mine === asked && answer) recoveriesWaiting.value = answer.waiting;
}

/** A case has changed: what waits may be another number now. */
export function recoveryHeard(it: CaseSummary): void {
  if (it.type !== RECOVERY_TYPE) return;
  clearTimeout(soon);
  soon = setTimeout(() => {
    recoveriesHeard.value++;
    void loadRecoveriesWaiting();
  }, PAUSE_MS);
}
