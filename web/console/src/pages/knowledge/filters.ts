/** What the list of topics is narrowed by; it stands in the address, so that a list can be shared and come back to. */
import type { ArticleState, Query } from "@ombud/api";
import { STATES } from "./words.ts";

export interface Filters {
  q: string;
  category: string | null;
  state: ArticleState | null;
  lang: string | null;
  missing: string | null;
  owner: string | null;
  stale: boolean;
  broken: boolean;
}

/** Reads the filters out of an address. What it does not know is left out. */
export function filtersOf(query: URLSearchParams): Filters {
  const state = query.get("state");
  return {
    q: query.get("q") ?? "",
    category: query.get("category"),
    state: STATES.find((one) => one === state) ?? null,
    lang: query.get("lang"),
    missing: query.get("missing"),
    owner: query.get("owner"),
    stale: query.get("stale") === "true",
    broken: query.get("broken") === "true",
  };
}

/** The filters as the server takes them; nothing for one that is not set. */
export function queryOf(filters: Filters): Query {
  const { q, stale, broken, ...rest } = filters;
  return { ...rest, q: q.trim() || null, stale: stale || null, broken: broken || null };
}

/** The path of the list with these filters. */
export function pathOf(filters: Filters): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(queryOf(filters))) if (value) search.set(name, String(value));
  const text = search.toString();
  return text === "" ? "/knowledge" : `/knowledge?${text}`;
}

/** How many filters are set beside the words that are looked for. */
export const countSet = ({ q: _, ...rest }: Filters) => Object.values(rest).filter(Boolean).length;

/** No filter at all. */
export const NONE: Filters = filtersOf(new URLSearchParams());
