/** What is wanted of the audit, as the address of the page keeps it; and the kinds of event to choose from. */
import { hasText, t } from "../../i18n/index.ts";

export interface Wanted {
  actor: string | null;
  customer: string | null;
  case: string | null;
  kind: string | null;
  from: string | null;
  until: string | null;
}

const NAMES = ["actor", "customer", "case", "kind", "from", "until"] as const;

export function readWanted(query: URLSearchParams): Wanted {
  return Object.fromEntries(NAMES.map((name) => [name, query.get(name) || null])) as unknown as Wanted;
}

/** The path of the audit with these filters. */
export function auditPath(wanted: Partial<Wanted>): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = wanted[name];
    if (value) query.set(name, value);
  }
  const search = query.toString();
  return `/settings/audit${search && `?${search}`}`;
}

export const isFiltered = (wanted: Wanted): boolean => NAMES.some((name) => wanted[name] !== null);

/** What the server takes: without what is not asked for. */
export const asked = (wanted: Wanted): Record<string, string> =>
  Object.fromEntries(NAMES.flatMap((name) => (wanted[name] ? [[name, wanted[name]]] : [])));

export const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** Every kind of event by what it is about; messages stand in the thread of their case as well. */
export const KINDS: Readonly<Record<string, readonly string[]>> = {
  customer: [
    "customer.read",
    "customer.shown",
    "customer.revealed",
    "search.personal",
    "file.opened",
    "file.refused",
    "file.downloaded",
    "customer.created",
    "customer.changed",
    "customer.identified",
    "customer.blocked",
    "account.action_asked",
    "account.action_settled",
    "account.address_asked",
    "account.freeze_token",
    "account.platform_event",
    "customer.erased",
    "customer.exported",
    "reveals.granted",
    "reveals.refused",
  ],
  proof: ["proof.asked", "proof.given", "proof.failed", "proof.wallet", "proof.passkey"],
  case: [
    "case.opened",
    "case.assigned",
    "case.routed",
    "case.changed",
    "case.snoozed",
    "case.woke",
    "case.resolved",
    "case.reopened",
    "case.merged",
    "case.split",
    "case.rated",
    "case.rating_asked",
    "case.meant",
    "case.reported",
    "evidence.kept",
    "theft.followed",
    "watch.begun",
    "watch.ended",
    "watch.told",
    "clock.warned",
    "clock.breached",
  ],
  recovery: [
    "recovery.asked",
    "recovery.claimed_twice",
    "recovery.proved",
    "recovery.agreed",
    "recovery.moved",
    "recovery.settled",
  ],
  message: [
    "message.created",
    "message.scheduled",
    "message.unscheduled",
    "message.redacted",
    "note.created",
  ],
  bot: [
    "bot.handed_over",
    "bot.resolved",
    "model.asked",
    "embedding.asked",
    "understanding.learnt",
    "understanding.chosen",
  ],
  guard: [
    "guard.secret_removed",
    "guard.secret_handled",
    "guard.secret_not_handled",
    "guard.outbound_refused",
    "guard.outbound_overridden",
    "guard.file_unread",
    "guard.file_unscanned",
    "guard.virus_found",
    "safety.link_warned",
    "safety.list_failed",
  ],
  security: [
    "security.alert",
    "security.alert_settled",
    "security.canary_planted",
    "security.keys_rotated",
    "security.audit_exported",
    "security.anchor_refused",
    "ledger.anchor_asked",
    "ledger.exported",
    "ledger.receipt_made",
    "audit.read",
    "legal_hold.set",
    "legal_hold.lifted",
    "messages.expired",
    "files.expired",
    "records.expired",
    "approval.asked",
    "approval.decided",
    "approval.withdrawn",
    "approval.carried_out",
    "access.explained",
    "elevation.given",
    "elevation.ended",
  ],
  staff: [
    "staff.invited",
    "staff.joined",
    "staff.changed",
    "staff.signed_in",
    "staff.sign_in_failed",
    "staff.signed_out",
    "staff.stepped_up",
    "staff.second_factor",
    "staff.presence",
  ],
  knowledge: [
    "knowledge.changed",
    "knowledge.published",
    "knowledge.retired",
    "knowledge.imported",
    "knowledge.picture",
    "knowledge.rated",
  ],
  settings: ["settings.changed"],
};

const textOf = (kind: string) => `event-${kind.replaceAll(".", "-")}`;

export const kindLabel = (kind: string): string =>
  hasText(textOf(kind)) ? t(`${textOf(kind)}.label`) : kind;

interface Happened {
  kind: string;
  by: { kind: string; name?: string | null };
  data: Record<string, unknown>;
}

/** Who did what, in a sentence. */
export function sentence({ kind, by, data }: Happened): string {
  const word = (name: string) => (typeof data[name] === "string" ? (data[name] as string) : "");
  const known = hasText(`by-${by.kind}`) ? t(`by-${by.kind}`) : t("by-nobody");
  const name = by.kind === "token" && by.name ? t("by-token-named", { name: by.name }) : by.name || known;
  if (!hasText(textOf(kind))) return `${name}: ${kind}`;
  return t(textOf(kind), { name, what: word("what"), field: word("field"), state: word("state") });
}
