import type { SearchHit } from "@ombud/api";
import { CloudOff, Search as SearchIcon, SearchX } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import { href, navigate, place } from "../app/router.ts";
import { RailButton } from "../app/shell.tsx";
import { formatDate, formatShortDate, t } from "../i18n/index.ts";
import { putCase } from "../state/cases.ts";

import { http } from "../state/http.ts";
import { Avatar, Badge, Button, EmptyState, Icon, Loading, problemText, useSettled } from "../ui/index.ts";
import { pieces } from "./marks.ts";
import { findByNumber, numberIn } from "./number.ts";
import "./search.css";

/** Search over everything ever said to or by customers, and over notes. */
export function SearchPage() {
  const asked = place.value.query.get("q") ?? "";
  const [text, setText] = useState(asked);
  const box = useRef<HTMLInputElement>(null);
  const settled = useSettled(text, 250);
  useEffect(() => box.current?.focus(), []);
  useEffect(() => {
    const query = settled.trim();
    if (query !== asked)
      navigate(query === "" ? "/search" : `/search?q=${encodeURIComponent(query)}`, { replace: true });
  }, [settled]);
  useEffect(() => {
    // The address was changed from elsewhere, such as the palette.
    if (asked !== settled.trim()) setText(asked);
  }, [asked]);
  const results = useResults(asked);
  return (
    <div class="search">
      <search class="search-head">
        <RailButton />
        <h1 class="ui-visually-hidden">{t("rail-search")}</h1>
        <form
          class="search-form"
          onSubmit={(event) => {
            event.preventDefault();
            const number = numberIn(text);
            if (number !== null) void openNumber(number);
          }}
        >
          <Icon of={SearchIcon} size={18} />
          <input
            ref={box}
            data-search-box
            type="search"
            class="search-box"
            aria-label={t("search-label")}
            placeholder={t("search-hint")}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </form>
      </search>
      <Results query={asked} results={results} />
    </div>
  );
}

async function openNumber(number: number): Promise<void> {
  const found = await findByNumber(number).catch(() => null);
  if (found) navigate(`/inbox/all/${found.id}`);
}

interface ResultState {
  hits: readonly SearchHit[];
  next: string | null;
  state: "idle" | "loading" | "ready" | "failed";
  error: unknown;
}

const NOTHING: ResultState = { hits: [], next: null, state: "idle", error: null };

function useResults(query: string) {
  const [result, setResult] = useState<ResultState>(NOTHING);
  const load = async (cursor: string | null, before: readonly SearchHit[], signal: AbortSignal) => {
    setResult({ hits: before, next: null, state: "loading", error: null });
    try {
      const page = await http.get("/search", { q: query, cursor, limit: 30 }, signal);
      for (const hit of page.items) putCase(hit.case);
      setResult({ hits: [...before, ...page.items], next: page.next, state: "ready", error: null });
    } catch (error) {
      if (!signal.aborted) setResult({ hits: before, next: null, state: "failed", error });
    }
  };
  useEffect(() => {
    if (query === "") return setResult(NOTHING);
    const stop = new AbortController();
    void load(null, [], stop.signal);
    return () => stop.abort();
  }, [query]);
  return { ...result, more: () => void load(result.next, result.hits, new AbortController().signal) };
}

function Results({ query, results }: { query: string; results: ReturnType<typeof useResults> }) {
  const { hits, state, next, error, more } = results;
  if (state === "idle") {
    return (
      <EmptyState icon={SearchIcon} title={t("search-start")}>
        {t("search-start-hint")}
      </EmptyState>
    );
  }
  if (state === "failed" && hits.length === 0) {
    return (
      <EmptyState icon={CloudOff} title={t("search-failed")}>
        {problemText(error)}
      </EmptyState>
    );
  }
  if (state === "loading" && hits.length === 0) {
    return (
      <div class="search-results">
        <Loading rows={8} />
      </div>
    );
  }
  if (hits.length === 0) return <EmptyState icon={SearchX} title={t("search-none", { query })} />;
  const written = hits.filter((hit) => hit.as_written);
  const forms = hits.filter((hit) => !hit.as_written);
  const row = (hit: SearchHit) => <HitRow key={`${hit.case.id}-${hit.message.pos}`} hit={hit} />;
  return (
    <section class="search-results" aria-label={t("search-results")}>
      {written.length > 0 && <ol class="hits">{written.map(row)}</ol>}
      {forms.length > 0 && (
        <>
          <h2 class="hits-forms">{t(written.length > 0 ? "search-other-forms" : "search-only-forms")}</h2>
          <ol class="hits">{forms.map(row)}</ol>
        </>
      )}
      {next !== null && (
        <Button busy={state === "loading"} onClick={more}>
          {t("search-more")}
        </Button>
      )}
    </section>
  );
}

function HitRow({ hit }: { hit: SearchHit }) {
  const { case: item, message } = hit;
  return (
    <li>
      <a class="hit" href={href(`/inbox/all/${item.id}?at=${message.pos}`)}>
        <Avatar name={item.customer.name} size={32} />
        <span class="hit-text">
          <span class="hit-line">
            <strong class="ui-truncate">{item.customer.name}</strong>
            <span class="row-number">#{item.number}</span>
            {item.state !== "open" && (
              <Badge tone={item.state === "resolved" ? "ok" : "neutral"}>{t(`state-${item.state}`)}</Badge>
            )}
            {message.kind === "note" && <Badge tone="warn">{t("note")}</Badge>}
            <time dateTime={message.at} title={formatDate(message.at, "full")}>
              {formatShortDate(message.at)}
            </time>
          </span>
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
