import type { AuditEntry, List } from "@ombud/api";
import { FileCheck2, ScrollText } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { href, navigate, place } from "../../app/router.ts";
import { formatDate, formatRelative, t } from "../../i18n/index.ts";
import { slowNow } from "../../state/clock.ts";
import { http } from "../../state/http.ts";
import { Avatar, Banner, Button, EmptyState, Loading, problemText } from "../../ui/index.ts";
import { about, fieldName, shown } from "./audit-about.ts";
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
  const said = sentence(item);
  const of = about(item as Parameters<typeof about>[0]);
  const { number } = item.data as { number?: unknown };
  const open =
    typeof number === "number" ? t("audit-open-number", { number: String(number) }) : t("audit-open-case");
  return (
    <li class="audit-line">
      <Avatar name={item.by.name || said} size={32} />
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

/** Stands for the name in a sentence, to find the place of it in any language. */
const NAME = "\u{f8ff}";

/** The sentence; the name in it leads to all that this person did. */
function Said({ item, wanted }: { item: AuditEntry; wanted: Wanted }) {
  const { id, kind, name } = item.by;
  if (kind !== "staff" || !id || !name || id === wanted.actor) return <>{sentence(item)}</>;
  const [before, after] = sentence({ ...item, by: { ...item.by, name: NAME } }).split(NAME);
  if (after === undefined) return <>{before}</>;
  return (
    <>
      {before}
      <a class="audit-name" href={href(auditPath({ actor: id }))} title={t("audit-of-actor")}>
        {name}
      </a>
      {after}
    </>
  );
}

function Details({ item }: { item: AuditEntry }) {
  const facts: [string, string][] = [
    [t("audit-when"), formatDate(item.at, "full")],
    [t("audit-kind"), `${kindLabel(item.kind)} (${item.kind})`],
    ...Object.entries(item.data as Record<string, unknown>).map(([name, value]): [string, string] => [
      fieldName(name),
      shown(value, item.names),
    ]),
    ...(item.customer ? ([[t("audit-customer"), item.customer]] as [string, string][]) : []),
    ...(item.case ? ([[t("audit-case-id"), item.case]] as [string, string][]) : []),
    [t("audit-position"), String(item.position)],
    [t("audit-entry"), item.entry],
  ];
  return (
    <dl class="ledger-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
