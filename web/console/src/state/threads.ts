import type { ServerToStaff } from "@ombud/api";
import { caseSignal, dropCase, onGone, patchCase } from "./cases.ts";
import { holdsBeside } from "./compose.ts";
import { hear } from "./live.ts";
import { me } from "./session.ts";
import { Thread } from "./thread.ts";

/** So many threads stay in memory, for a quick return. */
const KEEP = 30;

/** In order of last use, oldest first. */
const threads = new Map<string, Thread>();

/** The thread of a case, loaded when it was not yet. */
export function threadOf(id: string): Thread {
  const known = threads.get(id);
  const thread = known ?? new Thread(id);
  threads.delete(id);
  threads.set(id, thread);
  for (const [old, it] of threads) {
    if (threads.size <= KEEP) break;
    // What is written in the kind of message that is not on the screen may be nowhere else.
    if (it !== thread && !holdsBeside(it)) threads.delete(old);
  }
  return thread;
}

/** A thread that is in memory already. */
export function knownThread(id: string): Thread | undefined {
  return threads.get(id);
}

/** Loads a thread that is likely to be opened next, such as the one under the pointer. */
export function prefetch(id: string): void {
  if (!threads.has(id)) void threadOf(id).load();
}

/** Forgets everything: another person may sign in on this page. */
export function forgetThreads(): void {
  threads.clear();
}

/** Something had to be cut out of a message afterwards: no copy on this page keeps it. */
function redacted({ case: id, message }: Extract<ServerToStaff, { t: "redacted" }>): void {
  threads.get(id)?.redacted(message);
  const item = caseSignal(id).peek();
  if (item?.last_at === message.at) patchCase(id, { preview: message.body || null });
}

/** Lets the live connection fill the threads. */
export function startThreads(): void {
  hear((client) => {
    client.on("message", (frame) => threads.get(frame.case)?.receive(frame.message));
    client.on("redacted", redacted);
    client.on("gone", (frame) => dropCase(frame.case));
    onGone((id) => threads.get(id)?.vanish());
    client.on("viewers", (frame) => {
      const thread = threads.get(frame.case);
      if (thread) thread.viewers.value = frame.staff;
    });
    client.on("typing", (frame) => {
      threads.get(frame.case)?.setTyping(frame.who.id, frame.on ? frame.who : null);
    });
    client.on("read", (frame) => threads.get(frame.case)?.readByCustomer(frame.conversation, frame.seq));
    client.on("sent", ({ ack, item }) => {
      const author = me.peek()?.staff;
      if (author) threads.get(ack.case)?.committed(ack, item, author);
    });
    client.on("welcome", () => {
      for (const thread of threads.values()) thread.reconnected();
    });
  });
}
