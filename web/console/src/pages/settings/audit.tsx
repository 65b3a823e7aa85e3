import type { AuditEntry, List } from "@ombud/api";
import { Bot, Braces, CircleHelp, FileCheck2, type IconNode, ScrollText, ServerCog, UserRound } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { href, navigate, place } from "../../app/router.ts";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { http } from "../../state/http.ts";
import { Avatar, Banner, Button, EmptyState, Icon, Loading, problemText } from "../../ui/index.ts";
import { about, facts } from "./audit-about.ts";
import { AuditExport } from "./audit-export.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { asked, auditPath, isFiltered, kindLabel, readWanted, sentence, type Wanted } from "./audit-query.ts";
import { SectionHead } from "./list-page.tsx";
import "./ledger.css";

const PAGE = 50;

interface Found {
  items: readonly AuditEntry[];
  next: string | null;
  busy: boolean;
  problem: string | null;
}

const NOTHING: Found = { items: [], next: null, busy: true, problem: null };

/** The lines that are wanted, page after page. */
function useAudit(wanted: Wanted) {
  const [found, setFound] = useState<Found>(NOTHING);
  const key = JSON.stringify(asked(wanted));
  const load = async (cursor: string | null, before: readonly AuditEntry[], signal?: AbortSignal) => {
    setFound({ items: before, next: cursor, busy: true, problem: null });
    try {
      const query = { ...asked(wanted), cursor, limit: PAGE };
      const page: List<AuditEntry> = await http.request("GET", "/ledger/audit", undefined, {
        query,
        ...(signal && { signal }),
      });
      setFound({ items: [...before, ...page.items], next: page.next ?? null, busy: false, problem: null });
    } catch (error) {
      if (signal?.aborted) return;
      setFound({ items: before, next: cursor, busy: false, problem: problemText(error) });
    }
  };
  useEffect(() => {
    const stop = new AbortController();
    void load(null, [], stop.signal);
    return () => stop.abort();
  }, [key]);
  return { ...found, more: () => void load(found.next, found.items) };
}

/** Who read and did what: everything that is an event, as the ledger has it, the newest first. */
export default function Audit() {
  const wanted = readWanted(place.value.query);
  const [exporting, setExporting] = useState(false);
  const { items, next, busy, problem, more } = useAudit(wanted);
  const want = (change: Partial<Wanted>) => navigate(auditPath({ ...wanted, ...change }), { replace: true });
  return (
    <>
      <SectionHead
        title={t("settings-audit")}
        text={t("settings-audit-text")}
        actions={
          <Button icon={FileCheck2} onClick={() => setExporting(true)}>
            {t("audit-export")}
          </Button>
        }
      />
      <AuditFilters wanted={wanted} onWanted={want} />
      {problem && (
        <Banner tone="danger" action={<Button onClick={more}>{t("ui-retry")}</Button>}>
          {problem}
        </Banner>
      )}
      {busy && items.length === 0 && <Loading rows={6} />}
      {!busy && !problem && items.length === 0 && (
        <EmptyState icon={ScrollText} title={t("audit-none")}>
          {t(isFiltered(wanted) ? "audit-none-filtered" : "audit-none-text")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <ol class="audit" aria-label={t("settings-audit")}>
          {items.map((item) => (
            <AuditLine key={item.position} item={item} wanted={wanted} />
          ))}
        </ol>
      )}
      {items.length > 0 && next !== null && !problem && (
        <Button busy={busy} onClick={more}>
          {t("audit-more")}
        </Button>
      )}
      {exporting && <AuditExport wanted={wanted} onClose={() => setExporting(false)} />}
    </>
  );
}

function AuditLine({ item, wanted }: { item: AuditEntry; wanted: Wanted }) {
  const of = about(item as Parameters<typeof about>[0]);
  const number = item.number ?? null;
  const open = number === null ? t("audit-open-case") : t("audit-open-number", { number: String(number) });
  return (
    <li class="audit-line">
      <Face by={item.by} />
      <div class="ui-grow">
        <p class="audit-said">
          <span>
            <Said item={item} wanted={wanted} />
            {of.length > 0 && <span class="audit-about">{of.join(" · ")}</span>}
          </span>
          <time class="ui-muted ui-small" dateTime={item.at} title={formatDate(item.at, "full")}>
            {formatRelative(item.at, slowNow.value)}
          </time>
        </p>
        <p class="audit-links ui-small">
          {item.case && <a href={href(`/inbox/all/${item.case}`)}>{open}</a>}
          {item.case && item.case !== wanted.case && (
            <a href={href(auditPath({ case: item.case }))}>{t("audit-of-case")}</a>
          )}
          {item.customer && item.customer !== wanted.customer && (
            <a href={href(auditPath({ customer: item.customer }))}>{t("audit-of-customer")}</a>
          )}
        </p>
        <details class="audit-details">
          <summary>{t("audit-details")}</summary>
          <Details item={item} />
        </details>
      </div>
    </li>
  );
}

/** What those look like who have no name of their own. */
const FACES: Readonly<Record<string, IconNode>> = {
  bot: Bot,
  customer: UserRound,
  staff: UserRound,
  system: ServerCog,
  token: Braces,
};

/** Who did it: the letters of a name, or the sign of what has none. */
function Face({ by: { kind, name } }: { by: AuditEntry["by"] }) {
  if (name && kind !== "token") return <Avatar name={name} size={32} />;
  const known = kind in FACES ? `by-${kind}` : "by-nobody";
  return (
    <span class="audit-face" data-by={kind}>
      <Icon of={FACES[kind] ?? CircleHelp} size={18} label={t(known)} />
    </span>
  );
}

/** Stands for the name in a sentence, to find the place of it in any language. */
const NAME = "\u{f8ff}";

/** The sentence; the name in it leads to all that this person, or programme, did. */
function Said({ item, wanted }: { item: AuditEntry; wanted: Wanted }) {
  const { id, kind, name } = item.by;
  if (!["staff", "token"].includes(kind) || !id || !name || id === wanted.actor) return <>{sentence(item)}</>;
  const [before, after] = sentence({ ...item, by: { ...item.by, name: NAME } }).split(NAME);
  if (after === undefined) return <>{before}</>;
  return (
    <>
      {before}
      <a
        class="audit-name"
        href={href(auditPath({ actor: id }))}
        title={t(`audit-of-${kind === "token" ? "programme" : "actor"}`)}
      >
        {name}
      </a>
      {after}
    </>
  );
}

/** The case's number says more than its id, which is what other systems know it by. */
const ofCase = (id: string, number: number | null | undefined): string =>
  typeof number === "number" ? `#${number} (${id})` : id;

/** Without what stands in a line of its own: the case and the customer, and the case's number. */
function withoutThese(data: Record<string, unknown>, ids: readonly (string | null)[]) {
  const own = ([name, value]: [string, unknown]) =>
    (name === "case" || name === "customer") && typeof value === "string" && ids.includes(value);
  return Object.fromEntries(Object.entries(data).filter((one) => !own(one)));
}

function Details({ item }: { item: AuditEntry }) {
  const all: [string, string][] = [
    [t("audit-when"), formatDate(item.at, "full")],
    [t("audit-kind"), `${kindLabel(item.kind)} (${item.kind})`],
    ...facts(withoutThese(item.data as Record<string, unknown>, [item.customer, item.case]), item.names),
    ...(item.customer ? ([[t("audit-customer"), item.customer]] as [string, string][]) : []),
    ...(item.case ? ([[t("audit-case-id"), ofCase(item.case, item.number)]] as [string, string][]) : []),
    [t("audit-position"), String(item.position)],
    [t("audit-entry"), item.entry],
  ];
  return (
    <dl class="ledger-facts">
      {all.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
