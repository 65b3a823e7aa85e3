import type { CaseSummary, Priority, Query } from "@ombud/api";

export type Sort = "activity" | "waiting" | "created";

const VIEWS = ["mine", "unassigned", "team", "all", "waiting", "mentions", "snoozed", "resolved"] as const;
export type CaseView = (typeof VIEWS)[number];

export const FILTERS = [
  "inbox",
  "team",
  "assignee",
  "tag",
  "priority",
  "language",
  "state",
  "type",
  "customer",
] as const;
export type Filter = (typeof FILTERS)[number];

/** What a case list shows: a view, narrowed by filters, in an order. */
export interface CaseQuery {
  view: CaseView;
  filters: Partial<Record<Filter, string>>;
  sort: Sort;
}

const TEAM_PREFIX = "team-";

/** The address segment of a single team's view. */
export function teamSlug(team: string): string {
  return TEAM_PREFIX + team;
}

/** Reads the view from a path segment and the rest from the address's query. */
export function parseQuery(slug: string, search: URLSearchParams): CaseQuery {
  const filters: CaseQuery["filters"] = {};
  for (const filter of FILTERS) {
    const value = search.get(filter);
    if (value) filters[filter] = value;
  }
  const team = slug.startsWith(TEAM_PREFIX) ? slug.slice(TEAM_PREFIX.length) : null;
  if (team) filters.team = team;
  const view: CaseView = team ? "all" : (VIEWS.find((known) => known === slug) ?? "mine");
  const sort = search.get("sort");
  const known = sort === "activity" || sort === "waiting" || sort === "created";
  return { view, filters, sort: known ? sort : defaultSort(view) };
}

/** The order that a view has when nobody chose another. */
function defaultSort(view: CaseView): Sort {
  return view === "waiting" ? "waiting" : "activity";
}

/** The filters and the order as an address's query, without what the view says already. */
export function searchOf(query: CaseQuery, slug: string): string {
  const search = new URLSearchParams();
  for (const filter of FILTERS) {
    const value = query.filters[filter];
    if (value && !(filter === "team" && slug.startsWith(TEAM_PREFIX))) search.set(filter, value);
  }
  if (query.sort !== defaultSort(query.view)) search.set("sort", query.sort);
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** The request for a page of this list. */
export function requestOf(query: CaseQuery, cursor: string | null, limit: number): Query {
  return { view: query.view, ...query.filters, sort: query.sort, cursor, limit };
}

/** One text for one list, for keeping several of them. */
export function keyOf(query: CaseQuery): string {
  const filters = FILTERS.map((filter) => query.filters[filter] ?? "").join("|");
  return `${query.view}|${query.sort}|${filters}`;
}

/** Who looks: views such as "mine" depend on it. */
export interface Viewpoint {
  me: string;
  teams: readonly string[];
}

const OPEN_VIEWS: ReadonlySet<CaseView> = new Set(["mine", "unassigned", "team", "all", "waiting"]);

/**
 * Whether a case belongs to a list. `null` when only the server can say: who was mentioned is not in a summary.
 */
export function belongs(query: CaseQuery, item: CaseSummary, viewpoint: Viewpoint): boolean | null {
  const { filters, view } = query;
  if (filters.inbox && item.inbox !== filters.inbox) return false;
  if (filters.team && item.team !== filters.team) return false;
  if (filters.assignee && item.assignee !== filters.assignee) return false;
  if (filters.tag && !item.tags.includes(filters.tag)) return false;
  if (filters.priority && item.priority !== (filters.priority as Priority)) return false;
  if (filters.language && item.language !== filters.language) return false;
  if (filters.type && item.type !== filters.type) return false;
  if (filters.customer && item.customer.id !== filters.customer) return false;
  if (query.sort === "waiting" && item.waiting_since === null) return false;
  return inState(query, item) && inView(view, item, viewpoint);
}

/** A customer's list shows all of their cases, whatever became of them. */
function inState({ view, filters }: CaseQuery, item: CaseSummary): boolean {
  if (filters.state) return item.state === filters.state;
  if (view === "all" && filters.customer) return true;
  return !OPEN_VIEWS.has(view) || item.state === "open";
}

function inView(view: CaseView, item: CaseSummary, viewpoint: Viewpoint): boolean | null {
  switch (view) {
    case "mine":
      return item.assignee === viewpoint.me;
    case "unassigned":
      return item.assignee === null;
    case "team":
      return item.team !== null && viewpoint.teams.includes(item.team);
    case "waiting":
      return item.waiting_since !== null;
    case "snoozed":
      return item.state === "snoozed";
    case "resolved":
      return item.state === "resolved";
    case "mentions":
      return null;
    case "all":
      return true;
  }
}

/** The server's order: newest activity or creation first, or the longest waiting first; ids settle ties. */
export function compareCases(sort: Sort, a: CaseSummary, b: CaseSummary): number {
  if (sort === "waiting") {
    const byWait = compareText(a.waiting_since ?? "~", b.waiting_since ?? "~");
    return byWait !== 0 ? byWait : compareText(a.id, b.id);
  }
  const key = sort === "created" ? "created_at" : "last_at";
  const byTime = compareText(b[key], a[key]);
  return byTime !== 0 ? byTime : compareText(b.id, a.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
