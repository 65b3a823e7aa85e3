import type { CaseSummary, Customer, SearchHit, SearchPage } from "@ombud/api";
import { CloudOff, Search as SearchIcon, SearchX, ShieldCheck } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { href } from "../app/router.ts";
import { formatDate, formatShortDate, t } from "../i18n/index.ts";
import { customerName, guestName, putCase } from "../state/cases.ts";
import { http } from "../state/http.ts";
import { Avatar, Badge, Button, EmptyState, Icon, Loading, problemText } from "../ui/index.ts";
import { filterText, setFilters } from "./chips.tsx";
import { type Filter, isNarrowed, pathOf, requestOf, type Wanted, without } from "./filters.ts";
import { pieces } from "./marks.ts";

/** A search that finds little for long ends its pages early; so many of them are asked for at once. */
const PAGES_MOST = 20;
const PAGE = 30;

interface ResultState {
  found: SearchPage;
  state: "idle" | "loading" | "ready" | "failed";
  error: unknown;
}

const NOTHING: SearchPage = {
  items: [],
  next: null,
  customers: [],
  cases: [],
  instead: null,
  recorded: false,
};

async function ask(wanted: Wanted, before: SearchPage | null, signal?: AbortSignal): Promise<SearchPage> {
  // Further pages are of what was searched in fact.
  const words = before?.instead ?? wanted.words;
  let page = before;
  for (let round = 0; round < PAGES_MOST; round += 1) {
    const query = {
      ...requestOf({ ...wanted, words }),
      cursor: page?.next,
      limit: PAGE,
    };
    const next = await http.get("/search", query, signal);
    for (const hit of next.items) putCase(hit.case);
    const items = [...(before?.items ?? []), ...next.items];
    page = page ? { ...page, items, next: next.next } : { ...next, items };
    if (next.items.length > 0 || next.next === null) break;
  }
  return page ?? NOTHING;
}

function useResults(wanted: Wanted) {
  const [result, setResult] = useState<ResultState>({ found: NOTHING, state: "idle", error: null });
  const load = async (before: SearchPage | null, signal?: AbortSignal) => {
    setResult({ found: before ?? NOTHING, state: "loading", error: null });
    try {
      const found = await ask(wanted, before, signal);
      if (!signal?.aborted) setResult({ found, state: "ready", error: null });
    } catch (error) {
      if (!signal?.aborted) setResult({ found: before ?? NOTHING, state: "failed", error });
    }
  };
  const address = pathOf(wanted);
  useEffect(() => {
    if (wanted.words === "") return setResult({ found: NOTHING, state: "idle", error: null });
    const stop = new AbortController();
    void load(null, stop.signal);
    return () => stop.abort();
  }, [address]);
  return { ...result, more: () => void load(result.found) };
}

interface ResultsProps {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
}

/** What was found; what can be searched, before anything is asked; and what to do where nothing is. */
export function Results({ wanted, onChange }: ResultsProps) {
  const { found, state, error, more } = useResults(wanted);
  const nothing = found.items.length === 0 && found.customers.length === 0 && found.cases.length === 0;
  if (state === "idle") return <Start wanted={wanted} onChange={onChange} />;
  if (state === "failed" && nothing) {
    return (
      <EmptyState icon={CloudOff} title={t("search-failed")}>
        {problemText(error)}
      </EmptyState>
    );
  }
  if (state === "loading" && nothing) {
    return (
      <div class="search-results">
        <Loading rows={8} />
      </div>
    );
  }
  if (nothing) return <None wanted={wanted} recorded={found.recorded} onChange={onChange} />;
  return (
    <section class="search-results" aria-label={t("search-results")}>
      {found.instead !== null && (
        <p class="search-instead" role="status">
          {t("search-instead", { query: wanted.words, instead: found.instead })}{" "}
          <Button size="sm" variant="ghost" onClick={() => onChange({ ...wanted, exact: true })}>
            {t("search-exact", { query: wanted.words })}
          </Button>
        </p>
      )}
      {found.recorded && <Recorded />}
      <Customers found={found.customers} />
      <Cases found={found.cases} />
      <Messages found={found.items} alone={found.customers.length + found.cases.length === 0} />
      {found.next !== null && (
        <Button busy={state === "loading"} onClick={more}>
          {t("search-more")}
        </Button>
      )}
    </section>
  );
}

function Recorded() {
  return (
    <p class="search-recorded">
      <Icon of={ShieldCheck} size={14} /> {t("search-recorded")}
    </p>
  );
}

const EXAMPLES: readonly { text: string; key: string }[] = [
  { text: "withdrawal pending", key: "search-example-words" },
  { text: "deposit from:customer is:open", key: "search-example-filters" },
  { text: "refund from:note assignee:me", key: "search-example-notes" },
  { text: "receipt has:file since:2026-01-01", key: "search-example-files" },
];

function Start({ wanted, onChange }: ResultsProps) {
  return (
    <EmptyState
      icon={SearchIcon}
      title={t(isNarrowed(wanted) ? "search-start-words" : "search-start")}
      action={
        isNarrowed(wanted) && (
          <Button onClick={() => onChange({ ...wanted, filters: {} })}>{t("filter-clear")}</Button>
        )
      }
    >
      <p>{t("search-start-hint")}</p>
      <p>{t("search-start-whole")}</p>
      <dl class="search-examples">
        {EXAMPLES.map(({ text, key }) => (
          <div key={key}>
            <dt>
              <code dir="ltr">{text}</code>
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  );
}

/** Which of the filters, dropped alone, lets something be found. Personal values are not searched for again. */
function useWayOut(wanted: Wanted, recorded: boolean): readonly Filter[] | null {
  const [open, setOpen] = useState<readonly Filter[] | null>(null);
  const address = pathOf(wanted);
  useEffect(() => {
    const stop = new AbortController();
    const set = setFilters(wanted);
    setOpen(recorded || set.length === 0 ? set : null);
    if (recorded || set.length === 0) return;
    const finds = async (filter: Filter) => {
      const query = { ...requestOf({ ...without(wanted, filter), exact: true }), limit: 1 };
      const page = await http.get("/search", query, stop.signal);
      return page.items.length > 0 || page.cases.length > 0 ? [filter] : [];
    };
    Promise.all(set.map(finds)).then(
      (found) => !stop.signal.aborted && setOpen(found.flat()),
      () => !stop.signal.aborted && setOpen([]),
    );
    return () => stop.abort();
  }, [address, recorded]);
  return open;
}

function None({ wanted, recorded, onChange }: ResultsProps & { recorded: boolean }) {
  const open = useWayOut(wanted, recorded);
  const narrowed = isNarrowed(wanted);
  return (
    <EmptyState
      icon={SearchX}
      title={t("search-none", { query: wanted.words })}
      action={
        narrowed && (
          <div class="search-drop">
            {open?.map((filter) => (
              <Button key={filter} onClick={() => onChange(without(wanted, filter))}>
                {t("search-drop", {
                  filter: t(`search-filter-${filter}`),
                  value: filterText(wanted, filter),
                })}
              </Button>
            ))}
            <Button variant="ghost" onClick={() => onChange({ ...wanted, filters: {} })}>
              {t("filter-clear")}
            </Button>
          </div>
        )
      }
    >
      {narrowed && open !== null && <p>{t(open.length > 0 ? "search-none-drop" : "search-none-anyway")}</p>}
      {!narrowed && <p>{t("search-none-hint")}</p>}
      {recorded && <Recorded />}
    </EmptyState>
  );
}

function Customers({ found }: { found: readonly Customer[] }) {
  if (found.length === 0) return null;
  return (
    <>
      <h2 class="hits-part">{t("search-customers")}</h2>
      <ol class="hits">
        {found.map((one) => {
          const name = one.name ?? guestName(one.id);
          return (
            <li key={one.id}>
              <a class="hit" href={href(`/inbox/all?customer=${one.id}`)}>
                <Avatar name={name} size={32} />
                <span class="hit-text">
                  <strong class="ui-truncate" dir="auto">
                    {name}
                  </strong>
                  {one.email && (
                    <span class="hit-snippet" dir="ltr">
                      {one.email}
                    </span>
                  )}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function Cases({ found }: { found: readonly CaseSummary[] }) {
  if (found.length === 0) return null;
  return (
    <>
      <h2 class="hits-part">{t("search-cases")}</h2>
      <ol class="hits">
        {found.map((item) => (
          <li key={item.id}>
            <a class="hit" href={href(`/inbox/all/${item.id}`)}>
              <Avatar name={customerName(item)} size={32} />
              <span class="hit-text">
                <CaseLine item={item} at={item.last_at} />
                {item.subject && (
                  <span class="hit-subject ui-truncate" dir="auto">
                    {item.subject}
                  </span>
                )}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </>
  );
}

function CaseLine({ item, at, note = false }: { item: CaseSummary; at: string; note?: boolean }) {
  return (
    <span class="hit-line">
      <strong class="ui-truncate">{customerName(item)}</strong>
      <span class="row-number">#{item.number}</span>
      {item.state !== "open" && (
        <Badge tone={item.state === "resolved" ? "ok" : "neutral"}>{t(`state-${item.state}`)}</Badge>
      )}
      {note && <Badge tone="warn">{t("note")}</Badge>}
      <time dateTime={at} title={formatDate(at, "full")}>
        {formatShortDate(at)}
      </time>
    </span>
  );
}

function Messages({ found, alone }: { found: readonly SearchHit[]; alone: boolean }) {
  const written = found.filter((hit) => hit.as_written);
  const forms = found.filter((hit) => !hit.as_written);
  const row = (hit: SearchHit) => <HitRow key={`${hit.case.id}-${hit.message.pos}`} hit={hit} />;
  return (
    <>
      {!alone && found.length > 0 && <h2 class="hits-part">{t("search-messages")}</h2>}
      {written.length > 0 && <ol class="hits">{written.map(row)}</ol>}
      {forms.length > 0 && (
        <>
          <h2 class="hits-part">{t(written.length > 0 ? "search-other-forms" : "search-only-forms")}</h2>
          <ol class="hits">{forms.map(row)}</ol>
        </>
      )}
    </>
  );
}

function HitRow({ hit }: { hit: SearchHit }) {
  const { case: item, message } = hit;
  return (
    <li>
      <a class="hit" href={href(`/inbox/all/${item.id}?at=${message.pos}`)}>
        <Avatar name={customerName(item)} size={32} />
        <span class="hit-text">
          <CaseLine item={item} at={message.at} note={message.kind === "note"} />
          {item.subject && <span class="hit-subject ui-truncate">{item.subject}</span>}
          <span class="hit-snippet" dir="auto">
            {message.from !== "customer" && message.name && <span class="ui-muted">{message.name}: </span>}
            {pieces(hit.snippet, hit.marks).map((piece, index) =>
              piece.marked ? <mark key={`${index}`}>{piece.text}</mark> : piece.text,
            )}
          </span>
        </span>
      </a>
    </li>
  );
}
