import { ApiError, newId, type Refusal, type Scheduled, type StaffClient, type StaffFile } from "@ombud/api";
import { formatDate, t } from "../i18n/index.ts";
import { toast, toastUndo } from "../ui/index.ts";
import { caseSignal } from "./cases.ts";
import { composeOf, type Later } from "./compose.ts";
import { currentThread } from "./current.ts";
import { attempt, toastError } from "./errors.ts";
import { http } from "./http.ts";
import { hear, live } from "./live.ts";
import { openCase } from "./notify.ts";
import type { Thread } from "./thread.ts";
import { threadOf } from "./threads.ts";

/** The code with which the server refuses what must not reach a customer. */
const UNSAFE = "unsafe-reply";

/** The files of messages on their way, which their frames name by id only; for as long as the page lives. */
const files = new Map<string, readonly StaffFile[]>();

/** What a message on its way carries. */
export function filesOf(id: string): readonly StaffFile[] {
  return files.get(id) ?? [];
}

/** Sends what stands in the composer. `despite`: why, although it was refused as unsafe. */
export function sendNow(thread: Thread, despite?: string): void {
  const { kind, body, files: carried, mentions, seen } = composeOf(thread).takeOut();
  const message = { case: thread.id, conversation: null, kind, body, mentions };
  const id = live().send({
    ...message,
    files: carried.map((file) => file.id),
    ...(kind === "message" && { seen }),
    ...(despite && { despite }),
  });
  if (carried.length > 0) files.set(id, carried);
  // Whoever answers has read, however quick they were.
  thread.markRead();
}

/** Lets what stands in the composer wait for its time. */
export async function sendLater(thread: Thread, later: Later, despite?: string): Promise<void> {
  const compose = composeOf(thread);
  const { kind, body, files: carried, mentions } = compose.takeOut();
  const message = { kind, body, mentions, files: carried.map((file) => file.id) };
  const back = () => compose.putBack({ kind: "message", body, files: carried });
  try {
    const answer = await http.post(`/cases/${thread.id}/messages`, {
      ...{ ...message, id: newId(), send_at: later.at, cancel_on_reply: later.cancelOnReply },
      ...(despite && { despite }),
    });
    // With a time to send it at, the answer is what waits for it and not yet a message.
    const { id } = answer as Scheduled;
    await thread.refreshDetail();
    const text = t("did-schedule", { at: formatDate(later.at, "dateTime") });
    toastUndo(text, () => attempt(cancelScheduled(thread, id).then(back)));
  } catch (error) {
    back();
    if (error instanceof ApiError && error.code === UNSAFE) {
      compose.refuse(body, error.refusals, error.mayOverride, later);
    } else toastError(error);
  }
}

/** Takes a message that was to be sent later off the list. */
export async function cancelScheduled(thread: Thread, id: string): Promise<void> {
  await http.delete(`/cases/${thread.id}/scheduled/${id}`);
  await thread.refreshDetail();
}

/** Puts a refused message back where it was written. Null when it is gone already. */
export function takeBack(id: string, client: StaffClient = live()): Thread | null {
  const taken = client.discard(id);
  if (!taken) return null;
  const { case: caseId, kind, body } = taken.payload;
  const thread = threadOf(caseId);
  composeOf(thread).putBack({ kind, body, files: filesOf(id) });
  files.delete(id);
  return thread;
}

/** What must not reach a customer goes back to its writer, who may be at another case by now. */
function refused(client: StaffClient): void {
  for (const { id, failed, payload } of client.pending()) {
    if (failed?.code !== UNSAFE) continue;
    const thread = takeBack(id, client);
    if (!thread) continue;
    const refusals: readonly Refusal[] = failed.refusals ?? [];
    composeOf(thread).refuse(payload.body, refusals, failed.may_override ?? false, null);
    if (currentThread.peek()?.id !== thread.id) tellElsewhere(thread.id);
  }
}

function tellElsewhere(id: string): void {
  const number = caseSignal(id).peek()?.number;
  const action = { label: t("notify-open"), run: () => openCase(id) };
  toast(t("refusal-elsewhere", { number: String(number ?? "") }), { tone: "danger", action });
}

/** Watches for messages that the server refuses. */
export function startOutgoing(): void {
  hear((client) => {
    client.on("outbox", () => refused(client));
    refused(client);
  });
}
