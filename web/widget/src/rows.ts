/** From messages to what is drawn: day separators, the divider before what is new, groups of one sender. */
import type { Message, OutgoingMessage, Pending, Sender } from "@ombud/api";

export interface Bubble {
  kind: "bubble";
  key: string;
  from: Exclude<Sender, "system">;
  name: string | null;
  body: string;
  files: Message["files"];
  at: string;
  seq: number | null;
  pending: Pending<OutgoingMessage> | null;
  /** What the bot's words are taken from, and what may be answered by a click. */
  bot?: Message["bot"];
  /** First and last of its group: the name stands above the first, the time below the last. */
  first: boolean;
  last: boolean;
}

export type Row =
  | { kind: "day"; key: string; at: string }
  | { kind: "new"; key: string }
  | { kind: "system"; key: string; message: Message }
  | Bubble;

const GROUP_MS = 5 * 60_000;

const joins = ({ system }: Message) => system?.code === "agent_joined";

/** `newAfter`: what others wrote after this number was not seen when the thread was opened. */
export function rowsOf(
  messages: readonly Message[],
  pending: readonly Pending<OutgoingMessage>[],
  newAfter: number | null,
): Row[] {
  const rows: Row[] = [];
  let day = "";
  let marked = newAfter === null;
  for (const message of messages) {
    const date = new Date(message.at).toDateString();
    if (date !== day) {
      day = date;
      rows.push({ kind: "day", key: `day-${date}`, at: message.at });
    }
    if (!marked && newAfter !== null && message.seq > newAfter && message.from !== "customer") {
      marked = true;
      rows.push({ kind: "new", key: "new" });
    }
    if (message.from === "system") {
      // Of several who were to answer one after the other, the last one will.
      const last = rows.at(-1);
      if (last?.kind === "system" && joins(last.message) && joins(message)) rows.pop();
      rows.push({ kind: "system", key: `m-${message.seq}`, message });
    } else rows.push(bubble(message, message.from));
  }
  for (const item of pending) rows.push(waiting(item));
  return group(rows);
}

/** An own message keeps its key when it is acknowledged, so that its element stays. */
function bubble(message: Message, from: Bubble["from"]): Bubble {
  const { name, body, files, at, seq, id, bot } = message;
  const key = id ?? `m-${seq}`;
  return {
    kind: "bubble",
    key,
    from,
    name,
    body,
    files,
    at,
    seq,
    bot,
    pending: null,
    first: true,
    last: true,
  };
}

function waiting(item: Pending<OutgoingMessage>): Bubble {
  const { body, files } = item.payload;
  const at = new Date(item.at).toISOString();
  const none = { name: null, seq: null, first: true, last: true };
  return { kind: "bubble", key: item.id, from: "customer", body, files, at, pending: item, ...none };
}

function group(rows: Row[]): Row[] {
  for (let i = 1; i < rows.length; i++) {
    const before = rows[i - 1];
    const row = rows[i];
    if (before?.kind !== "bubble" || row?.kind !== "bubble") continue;
    const near = Date.parse(row.at) - Date.parse(before.at) < GROUP_MS;
    if (near && before.from === row.from && before.name === row.name && !before.pending?.failed) {
      before.last = false;
      row.first = false;
    }
  }
  return rows;
}
