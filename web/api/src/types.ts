/** The shapes of the API (/api/openapi.json) and of docs/realtime.md, for every front-end. Names and fields are the contract's. */

export type Proof = "none" | "email_code" | "signed_token" | "passkey" | "wallet";
export type Sender = "customer" | "staff" | "bot" | "system";
export type Priority = "low" | "normal" | "high" | "urgent";
export type CaseState = "open" | "snoozed" | "resolved" | "merged";
export type Presence = "online" | "away" | "offline";
export type Theme = "system" | "light" | "dark";
export type ClockKind = "first_reply" | "next_reply" | "resolution";
export type MessageKind = "message" | "note";

/** A page of a list; `next` is the cursor of the following page. */
export interface List<T> {
  items: T[];
  next: string | null;
}

/** A list that is always sent whole. */
export interface Items<T> {
  items: T[];
}

/** A stretch of a thread; `more` says whether the asked-for direction holds further messages. */
export interface Stretch<T> {
  items: T[];
  more: boolean;
}

/** RFC 9457. `code` is the last part of `type` and stays the same between releases. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { field: string; detail: string }[];
}

// ---------------------------------------------------------------------------------------------------- widget

export interface WidgetInbox {
  key: string;
  name: string;
  brand: string;
  /** `#rrggbb`. */
  color: string;
  position: "right" | "left";
  greeting: string;
  launcher: string;
  languages: string[];
  open: boolean;
  opens_at: string | null;
  ask_name: boolean;
  ask_email: "never" | "offline" | "always";
  identity_required: boolean;
  wait: { queue: number; seconds: number | null };
  max_file_bytes: number;
  csat: boolean;
  offline_text: string | null;
}

export interface WidgetCustomer {
  id: string;
  name: string | null;
  email: string | null;
  language: string | null;
  proof: Proof;
}

export interface WidgetSession {
  session: string;
  customer: WidgetCustomer;
  inbox: WidgetInbox;
  conversations: Conversation[];
}

/** The body of `POST /widget/sessions`. */
export interface WidgetSessionRequest {
  inbox: string;
  session?: string;
  /** A JWT signed by the host application. */
  identity?: string;
  language?: string;
  time_zone?: string;
  /** Address of the host page. */
  page?: string;
}

export interface Conversation {
  id: string;
  number: number;
  state: "open" | "waiting" | "resolved";
  last_seq: number;
  /** Read by the customer up to here. */
  read_seq: number;
  staff_read_seq: number;
  agent: { name: string; avatar: string | null } | null;
  preview: string | null;
  last_at: string;
  created_at: string;
  /** Only while unanswered and unassigned. */
  queue: { position: number; seconds: number | null } | null;
  rating: { score: number | null; comment: string | null; asked: boolean } | null;
}

export interface FileRef {
  id: string;
  name: string;
  media_type: string;
  size: number;
  width: number | null;
  height: number | null;
  /** Signed, good for one hour. */
  url: string;
  thumb: string | null;
}

/** A line that the product wrote itself: `code` selects the text, `args` fill it. */
export interface SystemLine {
  code: string;
  args: Record<string, string>;
}

export interface Message {
  seq: number;
  at: string;
  from: Sender;
  name: string | null;
  body: string;
  files: FileRef[];
  /** The id that the sending client gave; only on one's own messages. */
  id: string | null;
  system: SystemLine | null;
}

// ------------------------------------------------------------------------------------------------ staff: sign-in

export type SecondFactorMethod = "totp" | "recovery" | "passkey";

export type Login =
  | { state: "signed_in" }
  | {
      state: "second_factor";
      challenge: string;
      methods: SecondFactorMethod[];
      /** PublicKeyCredentialRequestOptions as JSON. */
      passkey: object | null;
    };

export interface Me {
  staff: Staff;
  workspace: {
    id: string;
    name: string;
    brand: string;
    resolve_reasons: string[];
    languages: string[];
    require_second_factor: boolean;
  };
  permissions: string[];
  teams: string[];
  /** A second factor is compulsory and there is none yet: only /auth/* answers. */
  must_enrol: boolean;
  second_factor: { totp: boolean; passkeys: number; recovery_left: number };
}

export interface StaffSession {
  id: string;
  created_at: string;
  last_seen_at: string;
  address: string;
  agent: string;
  current: boolean;
}

export interface TotpSetup {
  secret: string;
  url: string;
  /** A `data:` URL of a PNG. */
  qr: string;
}

export interface Passkey {
  id: string;
  name: string;
  created_at: string;
  last_used_at: string | null;
}

export interface InvitationView {
  email: string;
  workspace: string;
  role: string;
  expires_at: string;
}

// ------------------------------------------------------------------------------------------------- staff: cases

export interface Counts {
  mine: number;
  unassigned: number;
  team: number;
  all: number;
  waiting: number;
  mentions: number;
  snoozed: number;
  teams: Record<string, number>;
}

export type CaseView =
  | "mine"
  | "unassigned"
  | "team"
  | "all"
  | "waiting"
  | "mentions"
  | "snoozed"
  | "resolved";

export interface CaseSummary {
  id: string;
  number: number;
  type: string;
  subject: string | null;
  state: CaseState;
  priority: Priority;
  customer: { id: string; name: string; proof: Proof; online: boolean };
  inbox: string;
  channel: string;
  team: string | null;
  assignee: string | null;
  language: string | null;
  tags: string[];
  preview: string | null;
  last_from: Sender;
  last_at: string;
  created_at: string;
  waiting_since: string | null;
  unread: number;
  snoozed_until: string | null;
  next_due: { clock: ClockKind; due_at: string; state: "running" | "warned" | "breached" } | null;
  updated_pos: number;
}

export interface Case extends CaseSummary {
  conversations: {
    id: string;
    inbox: string;
    channel: string;
    number: number;
    last_seq: number;
    customer_read_seq: number;
    created_at: string;
  }[];
  fields: Record<string, unknown>;
  resolved_at: string | null;
  resolve_reason: string | null;
  merged_into: string | null;
  clocks: Clock[];
  rating: { score: number; comment: string | null; at: string } | null;
  customer_detail: Customer;
  earlier: CaseSummary[];
  viewers: Viewer[];
  draft: Draft | null;
  scheduled: Scheduled[];
  read_pos: number;
  /** What I may do here. */
  permissions: string[];
}

export interface Viewer {
  id: string;
  name: string;
  typing: boolean;
}

export interface Clock {
  kind: ClockKind;
  state: "running" | "paused" | "met" | "breached";
  warned: boolean;
  started_at: string;
  due_at: string | null;
  ended_at: string | null;
}

export interface Identity {
  id: string;
  kind: "email" | "app_user" | "device" | "wallet";
  value: string;
  proof: Proof;
  created_at: string;
}

export interface Customer {
  id: string;
  name: string | null;
  email: string | null;
  language: string | null;
  time_zone: string | null;
  created_at: string;
  last_seen_at: string | null;
  online: boolean;
  blocked: boolean;
  note: string;
  fields: Record<string, unknown>;
  identities: Identity[];
}

export interface Draft {
  body: string;
  kind: MessageKind;
  files: FileRef[];
  updated_at: string;
}

export interface Scheduled {
  id: string;
  body: string;
  files: FileRef[];
  send_at: string;
  staff: string;
  cancel_on_reply: boolean;
}

export interface StaffMessage {
  conversation: string;
  seq: number;
  /** Its number for the customer; null for what the customer does not see. */
  public_seq: number | null;
  pos: number;
  at: string;
  kind: MessageKind | "activity";
  from: Sender;
  /** A staff id or a customer id. */
  author: string | null;
  name: string | null;
  body: string;
  files: FileRef[];
  mentions: string[];
  activity: SystemLine | null;
  guard: { kind: string }[];
  id: string | null;
}

export interface SearchHit {
  case: CaseSummary;
  message: StaffMessage;
  snippet: string;
  marks: [number, number][];
}

export interface Dashboard {
  at: string;
  waiting: {
    count: number;
    oldest_seconds: number | null;
    ages: { label: string; upto_seconds: number | null; count: number }[];
  };
  open: number;
  unassigned: number;
  snoozed: number;
  resolved_today: number;
  opened_today: number;
  load: {
    staff: string;
    name: string;
    presence: string;
    open: number;
    max_load: number;
    waiting: number;
    replies_today: number;
  }[];
  first_reply: {
    count: number;
    median_seconds: number | null;
    p90_seconds: number | null;
    hourly: { hour: string; count: number; median_seconds: number | null }[];
  };
  volume: { hour: string; opened: number; resolved: number }[];
  csat: {
    answers: number;
    asked: number;
    /** Share of 4 and 5. */
    score: number | null;
    counts: [number, number, number, number, number];
  };
  breaches_today: number;
}

// ------------------------------------------------------------------------------------------------------- admin

export interface Staff {
  id: string;
  email: string;
  name: string;
  display_name: string;
  role: string;
  teams: string[];
  skills: string[];
  state: "active" | "disabled";
  presence: Presence;
  connected: boolean;
  max_load: number;
  load: number;
  language: string;
  theme: Theme;
  notify: { sound: boolean; desktop: boolean };
  second_factor: boolean;
  last_seen_at: string | null;
  created_at: string;
}

export interface Invitation {
  id: string;
  email: string;
  role: string;
  teams: string[];
  created_at: string;
  expires_at: string;
  /** Shown once. */
  link?: string;
}

export interface Role {
  id: string;
  name: string;
  builtin: boolean;
  permissions: string[];
  staff: number;
}

export interface Permission {
  name: string;
  group: string;
  description: string;
}

export interface Team {
  id: string;
  name: string;
  emoji: string;
  members: string[];
  business_hours: string | null;
  auto_assign: boolean;
  /** Needed by its work. */
  skills: string[];
}

export interface Skill {
  id: string;
  name: string;
  staff: string[];
}

export interface BusinessHours {
  id: string;
  name: string;
  time_zone: string;
  /** `day` 0 is Monday; `to` may be "24:00". */
  week: { day: 0 | 1 | 2 | 3 | 4 | 5 | 6; from: string; to: string }[];
  holidays: { date: string; name: string }[];
  open_now: boolean;
  changes_at: string | null;
}

export interface Inbox {
  id: string;
  name: string;
  channel: "web";
  key: string;
  enabled: boolean;
  team: string | null;
  business_hours: string | null;
  service_level: string | null;
  look: {
    brand: string;
    color: string;
    position: "right" | "left";
    greeting: Record<string, string>;
    launcher: string;
    offline_text: Record<string, string>;
  };
  ask_name: boolean;
  ask_email: "never" | "offline" | "always";
  identity_required: boolean;
  allowed_origins: string[];
  languages: string[];
  csat: boolean;
  snippet: string;
}

export interface IdentityKey {
  id: string;
  kid: string;
  algorithm: "HS256" | "ES256" | "EdDSA";
  public_key: string | null;
  /** HS256 only; shown once. */
  secret?: string;
  created_at: string;
  last_used_at: string | null;
}

export interface Tag {
  id: string;
  name: string;
  color: string;
  cases: number;
}

export interface CannedReply {
  id: string;
  shortcut: string;
  title: string;
  body: string;
  language: string | null;
  team: string | null;
  used: number;
}

export interface FieldDef {
  id: string;
  on: "case" | "customer";
  key: string;
  label: string;
  type: "text" | "number" | "date" | "boolean" | "choice";
  options: string[];
  required_to_resolve: boolean;
  position: number;
}

export interface ServiceLevel {
  id: string;
  name: string;
  priority_rank: number;
  when: { priorities?: Priority[]; inboxes?: string[]; teams?: string[] };
  first_reply_seconds: number | null;
  next_reply_seconds: number | null;
  resolution_seconds: number | null;
  /** Null: calendar time. */
  business_hours: string | null;
  warn_percent: number;
}

export interface ApiToken {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
  /** Shown once. */
  token?: string;
}

export interface Webhook {
  id: string;
  url: string;
  /** `["*"]` means all. */
  events: string[];
  enabled: boolean;
  /** Shown once. */
  secret?: string;
  created_at: string;
  failing_since: string | null;
}

export interface Delivery {
  id: string;
  event: string;
  state: "pending" | "delivered" | "failed";
  attempts: number;
  next_at: string | null;
  last_status: number | null;
  last_error: string | null;
  last_ms: number | null;
  created_at: string;
  payload: string;
  response: string | null;
}

export interface Workspace {
  id: string;
  name: string;
  brand: string;
  require_second_factor: boolean;
  languages: string[];
  resolve_reasons: string[];
  csat: { enabled: boolean; delay_seconds: number; question: Record<string, string> };
  auto_resolve_days: number | null;
}

export interface EventKind {
  kind: string;
  description: string;
}
