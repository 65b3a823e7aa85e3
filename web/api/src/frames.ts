/** The frames of docs/realtime.md. Unknown kinds and fields are ignored, so these unions are open on the wire. */
import type {
  CaseSummary,
  Conversation,
  Counts,
  Message,
  MessageKind,
  Presence,
  Refusal,
  StaffMessage,
  Viewer,
} from "./types.ts";

export const PROTOCOL_VERSION = 1;
export const MAX_BODY_CHARS = 16_000;
export const MAX_FILES = 10;
/** The longest answer to one question of a form. */
export const MAX_ANSWER_CHARS = 2000;

export type CustomerToServer =
  | { t: "hello"; v: number; session: string; seen: Record<string, number> }
  | { t: "send"; id: string; conversation: string; body: string; files: string[] }
  | { t: "read"; conversation: string; seq: number }
  | { t: "typing"; conversation: string; on: boolean }
  | { t: "more"; conversation: string; after: number }
  | { t: "ping" };

export interface NackFrame {
  t: "nack";
  id: string;
  code: string;
  detail: string;
  retry_ms: number | null;
  /** With the code `unsafe-reply`: what in the body must not reach a customer. */
  refusals?: Refusal[];
  /** With the code `unsafe-reply`: the sender may repeat it with a reason. */
  may_override?: boolean;
}

export interface ByeFrame {
  t: "bye";
  code: number;
  reason: string;
  retry_ms: number | null;
}

export type ServerToCustomer =
  | { t: "welcome"; v: number; conversations: Conversation[]; at: string }
  | { t: "ack"; id: string; conversation: string; seq: number; at: string }
  | NackFrame
  | { t: "message"; conversation: string; message: Message }
  /** A message known already, of which something had to be cut out: it takes the place of what is held. */
  | { t: "redacted"; conversation: string; message: Message }
  | { t: "conversation"; conversation: Conversation }
  | { t: "typing"; conversation: string; who: string; on: boolean }
  | { t: "read"; conversation: string; seq: number }
  | { t: "pong" }
  | ByeFrame;

export interface StaffSend {
  id: string;
  case: string;
  /** Null: the case's latest conversation. */
  conversation: string | null;
  kind: MessageKind;
  body: string;
  files: string[];
  mentions: string[];
  /** The highest `pos` that the writer had on the screen; absent: send anyway. */
  seen?: number;
  /** Why it is to go out although it was refused as unsafe. */
  despite?: string;
}

export type StaffToServer =
  | { t: "hello"; v: number; token?: string; cases?: boolean }
  | { t: "open"; case: string; after: number }
  | { t: "close"; case: string }
  | ({ t: "send" } & StaffSend)
  | { t: "read"; case: string; pos: number }
  | { t: "typing"; case: string; on: boolean }
  | { t: "ping" };

export interface StaffAck {
  t: "ack";
  id: string;
  case: string;
  conversation: string;
  seq: number;
  public_seq: number | null;
  pos: number;
  at: string;
}

export type NotifyKind = "assigned" | "mention" | "message" | "breach" | "alarm";

export type ServerToStaff =
  | { t: "welcome"; v: number; staff: string; counts: Counts; at: string }
  | StaffAck
  | NackFrame
  | { t: "message"; case: string; message: StaffMessage }
  /** As for customers. */
  | { t: "redacted"; case: string; message: StaffMessage }
  | { t: "opened"; case: string; pos: number }
  | { t: "case"; case: CaseSummary }
  /** A case that was opened is not there any more for whoever opened it. */
  | { t: "gone"; case: string }
  | { t: "counts"; counts: Counts }
  | { t: "typing"; case: string; who: { kind: "customer" | "staff"; id: string; name: string }; on: boolean }
  | { t: "viewers"; case: string; staff: Viewer[] }
  | { t: "presence"; staff: string; presence: Presence }
  | { t: "read"; case: string; conversation: string; seq: number }
  /** Customers' data was read in an unusual way; for those who may see alerts. */
  | { t: "alert"; alert: string; severity: "low" | "medium" | "high" | "critical" }
  /** Something waits for a second person, or does no longer. */
  | { t: "approvals" }
  /** An article was sent for review, published or sent back. */
  | { t: "reviews" }
  | { t: "notify"; kind: NotifyKind; case: string; code: string; args: Record<string, string>; body: string }
  | { t: "pong" }
  | ByeFrame;
