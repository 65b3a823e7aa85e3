import type { Approval } from "@ombud/api";
import { formatDate, formatDuration, formatList, formatNumber, hasText, t } from "../../i18n/index.ts";

/** What names stand behind ids, as far as the reader may know them. */
export interface Known {
  person: (id: string) => string;
  role: (id: string) => string;
  /** What a role allows now; nothing where it is not known. */
  allowed: (role: string) => readonly string[] | undefined;
  permission: (name: string) => string;
  /** The rules of the watch as they are now; nothing where they are not known. */
  rules: Readonly<Record<string, unknown>> | undefined;
}

/** What would be done, told in words: sentences, and under the last one what it is about, each by itself. */
export interface InWords {
  lines: string[];
  list: string[];
}

type Body = Readonly<Record<string, unknown>>;
type Teller = (asked: Asked, known: Known) => Partial<InWords>;

interface Asked {
  /** Ids in the address: `customers`, `staff`, `cases`, `roles`. */
  id: (of: string) => string;
  body: Body;
  text: (name: string) => string;
  texts: (name: string) => string[];
}

function askedOf(approval: Pick<Approval, "path" | "body">): Asked {
  const body: Body = typeof approval.body === "object" && approval.body ? { ...approval.body } : {};
  const parts = approval.path.split("?")[0]?.split("/") ?? [];
  return {
    body,
    id: (of) => parts[parts.indexOf(of) + 1] ?? "",
    text: (name) => (typeof body[name] === "string" ? body[name] : ""),
    texts: (name) =>
      Array.isArray(body[name]) ? body[name].filter((it): it is string => typeof it === "string") : [],
  };
}

/** The end of an id, by which it is told apart. */
const end = (id: string) => id.slice(-6);

/** What of a request has words of its own; the rest is told to stand in the request itself. */
const TOLD_OF_STAFF = ["role", "state", "scope"];

const staffChange: Teller = ({ id, body, text }, known) => {
  const name = known.person(id("staff"));
  const has = (field: string) => body[field] !== undefined && body[field] !== null;
  return {
    lines: [
      ...(text("role") ? [t("approval-words-role", { name, role: known.role(text("role")) })] : []),
      ...(has("state")
        ? [t(text("state") === "active" ? "approval-words-enable" : "approval-words-disable", { name })]
        : []),
      ...(has("scope") ? [t("approval-words-scope", { name })] : []),
      ...(Object.keys(body).some((field) => has(field) && !TOLD_OF_STAFF.includes(field))
        ? [t("approval-words-besides")]
        : []),
    ],
  };
};

const roleChange: Teller = ({ id, body, text, texts }, known) => {
  const role = known.role(id("roles"));
  const now = known.allowed(id("roles"));
  const next = Array.isArray(body.permissions) ? texts("permissions") : null;
  const lines = text("name") ? [t("approval-words-role-name", { role, name: text("name") })] : [];
  if (!next) return { lines };
  const words = (names: readonly string[]) => formatList(names.map(known.permission));
  const added = next.filter((it) => !now?.includes(it));
  const gone = now?.filter((it) => !next.includes(it)) ?? [];
  if (!now || (added.length === 0 && gone.length === 0)) {
    return { lines: [...lines, t("approval-words-role-allows", { role })], list: next.map(known.permission) };
  }
  if (added.length > 0) lines.push(t("approval-words-role-adds", { role, what: words(added) }));
  if (gone.length > 0) lines.push(t("approval-words-role-takes", { role, what: words(gone) }));
  return { lines };
};

function keptFor(days: unknown): string {
  return typeof days === "number" && days > 0
    ? formatNumber(days, { style: "unit", unit: "day", unitDisplay: "long" })
    : t("retention-for-good");
}

const orItself = (key: string, itself: string) => (hasText(key) ? t(key) : itself);

const retention: Teller = ({ body }) => ({
  lines: [t("approval-words-retention")],
  list: Object.entries(body).flatMap(([name, value]) => {
    const group = /^(messages|files)/.exec(name)?.[1];
    const of = group ? t(`retention-group-${group}`) : "";
    // Signs between words are each language's own.
    const line = (what: string, days: unknown) => {
      const args = { what, time: keptFor(days) };
      return of ? t("approval-words-kept-of", { of, ...args }) : t("approval-words-kept", args);
    };
    if (typeof value === "number") return [line(orItself(`retention-${name}`, name), value)];
    if (typeof value !== "object" || !value) return [];
    return Object.entries(value).map(([type, days]) => line(orItself(`retention-type-${type}`, type), days));
  }),
});

const rule: Teller = ({ texts }) => {
  const groups = texts("groups").map((one) => orItself(`approval-group-${one}`, one));
  return groups.length === 0
    ? { lines: [t("approval-words-rule-none")] }
    : { lines: [t("approval-words-rule")], list: groups };
};

function ofRule(value: unknown): string {
  if (typeof value === "boolean") return t(value ? "settings-yes" : "settings-no");
  if (Array.isArray(value)) return formatList(value.map(String)) || "–";
  return typeof value === "number" ? formatNumber(value) : String(value);
}

/** Only what changes, where the rules are known that hold now; what a request leaves out gets its default, which it says. */
const watchRules: Teller = ({ body }, { rules }) => ({
  lines: [t("approval-words-watch")],
  list: Object.entries(body).flatMap(([name, value]) => {
    const [to, from] = [ofRule(value), rules === undefined ? "" : ofRule(rules[name])];
    if (to === from) return [];
    const what = orItself(`trust-${name}`, name);
    return [
      from ? t("approval-words-watch-from", { what, from, to }) : t("approval-words-watch-to", { what, to }),
    ];
  }),
});

const token: Teller = ({ text, texts }, known) => ({
  lines: [
    t("approval-words-token", { name: text("name") }),
    text("expires_at")
      ? t("approval-words-scim-until", { when: formatDate(text("expires_at")) })
      : t("approval-words-token-endless"),
    t("approval-words-token-may"),
  ],
  list: texts("scopes").map(known.permission),
});

const webhook: Teller = ({ body, text, texts }) => ({
  lines: [
    text("url") ? t("approval-words-webhook", { url: text("url") }) : t("approval-words-webhook-other"),
    ...(body.personal === false ? [] : [t("approval-words-webhook-personal")]),
    ...(texts("events").length > 0 ? [t("approval-words-webhook-events")] : []),
  ],
  list: texts("events").map((one) =>
    one === "*"
      ? t("approval-words-webhook-all")
      : orItself(`settings-event-${one.replaceAll(".", "-")}`, one),
  ),
});

const grant: Teller = ({ id, body, text }, known) => ({
  lines: [
    t(text("of") === "files" ? "approval-words-grant-files" : "approval-words-grant", {
      name: known.person(id("staff")),
      extra: formatNumber(Number(body.extra)),
    }),
  ],
});

const report =
  (format: string): Teller =>
  ({ id }) => ({ lines: [t("approval-words-report", { id: end(id("cases")), format })] });

const TELLERS: Readonly<Record<string, Teller>> = {
  elevate: ({ id, body, texts }, known) => ({
    lines: [
      t("approval-words-elevate", {
        name: known.person(id("staff")),
        time: formatDuration(Number(body.minutes) * 60, "long"),
      }),
    ],
    list: texts("permissions").map(known.permission),
  }),
  "customer-erase": ({ id }) => ({ lines: [t("approval-words-erase", { id: end(id("customers")) })] }),
  "customer-export": ({ id }) => ({ lines: [t("approval-words-export", { id: end(id("customers")) })] }),
  "passkeys-remove": ({ id }) => ({ lines: [t("approval-words-passkeys", { id: end(id("customers")) })] }),
  "wallet-remove": ({ id }) => ({ lines: [t("approval-words-wallet", { id: end(id("cases")) })] }),
  "hold-lift": ({ id }) => ({ lines: [t("approval-words-hold", { id: end(id("holds")) })] }),
  "case-report": report("JSON"),
  "case-report-pdf": report("PDF"),
  "account-release": ({ id }) => ({ lines: [t("approval-words-release", { id: end(id("cases")) })] }),
  "audit-export": ({ body }) => ({
    lines: [t(Object.keys(body).length > 0 ? "approval-words-audit-some" : "approval-words-audit")],
  }),
  "keys-rotate": ({ text }) => ({
    lines: [
      text("customer")
        ? t("approval-words-key-customer", { id: end(text("customer")) })
        : t(text("level") === "workspace" ? "approval-words-key-workspace" : "approval-words-key-data"),
    ],
  }),
  "factor-reset": ({ id }, known) => ({
    lines: [t("approval-words-factor", { name: known.person(id("staff")) })],
  }),
  invite: ({ text }, known) => ({
    lines: [t("approval-words-invite", { email: text("email"), role: known.role(text("role")) })],
  }),
  "scim-token": ({ text }) => ({
    lines: [
      t("approval-words-scim", { name: text("name") }),
      ...(text("expires_at")
        ? [t("approval-words-scim-until", { when: formatDate(text("expires_at")) })]
        : []),
    ],
  }),
  "model-change": ({ text }) => ({
    lines: [
      text("url") && text("model")
        ? t("approval-words-model", { url: text("url"), model: text("model") })
        : t("approval-words-model-other"),
    ],
  }),
  "embedding-change": ({ text }) => ({
    lines: [
      text("url") && text("model")
        ? t("approval-words-embeddings", { url: text("url"), model: text("model") })
        : t("approval-words-embeddings-other"),
    ],
  }),
  "sso-change": ({ text }) => ({
    lines: [
      text("issuer") ? t("approval-words-sso", { issuer: text("issuer") }) : t("approval-words-sso-other"),
    ],
  }),
  "sso-remove": () => ({ lines: [t("approval-words-sso-gone")] }),
  "staff-change": staffChange,
  "role-change": roleChange,
  "retention-rules": retention,
  "watch-rules": watchRules,
  "canary-give-up": () => ({ lines: [t("approval-words-canary")] }),
  "token-make": token,
  "webhook-make": webhook,
  "webhook-change": webhook,
  "budget-grant": grant,
  "rule-change": rule,
};

/** What somebody asked for, so that whoever agrees need not read the request itself. */
export function inWords(approval: Pick<Approval, "operation" | "path" | "body">, known: Known): InWords {
  const asked = askedOf(approval);
  const told: Partial<InWords> = TELLERS[approval.operation]?.(asked, known) ?? {};
  const { lines = [], list = [] } = told;
  const why = asked.text("reason");
  // Under an elevation stands its list; why it is asked for stands on the card already.
  const said = why && approval.operation !== "elevate" ? [t("approval-words-reason", { reason: why })] : [];
  return list.length > 0 ? { lines: [...said, ...lines], list } : { lines: [...lines, ...said], list };
}
