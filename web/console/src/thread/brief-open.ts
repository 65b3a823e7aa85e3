import type { StaffMessage } from "@ombud/api";
import { signal } from "@preact/signals";
import { caseSignal } from "../state/cases.ts";
import type { Thread } from "../state/thread.ts";

/** Which summaries somebody opened or closed by hand; for the others it is as the case says. */
const chosen = signal<ReadonlyMap<string, boolean>>(new Map());

/** Opens the summary of a case, or closes it, for as long as this page lives. */
export function showBrief(id: string, open: boolean): void {
  chosen.value = new Map([...chosen.peek(), [id, open]]);
}

/** Whether people have this case from the assistant and nobody has answered yet: whoever comes now was not there. */
export function isHandedOver(bot: string | null | undefined, messages: readonly StaffMessage[]): boolean {
  if (bot !== "handed_over") return false;
  return !messages.some((one) => one.from === "staff" && one.kind === "message");
}

/** Whether the summary of a case is shown: by hand, or where it was just handed over. */
export function briefOpen(thread: Thread): boolean {
  const own = chosen.value.get(thread.id);
  if (own !== undefined) return own;
  const item = caseSignal(thread.id).value;
  return item?.state === "open" && isHandedOver(item.bot, thread.messages.value);
}
