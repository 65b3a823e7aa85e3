import type { Query } from "@ombud/api";

/** What narrows a search, by the words that are typed for it and that stand in the address. */
export const FILTERS = ["from", "has", "is", "inbox", "team", "assignee", "tag", "since", "until"] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Partial<Record<Filter, string>>;

export const WRITERS = ["customer", "staff", "bot", "note"] as const;
export const STATES = ["open", "snoozed", "resolved"] as const;

/** A search: words and what narrows them. */
export interface Wanted {
  words: string;
  filters: Filters;
  /** No word is taken for another. */
  exact: boolean;
}

/** What is typed by its name and asked for by its id. */
export interface Names {
  inbox: readonly Named[];
  team: readonly Named[];
  assignee: readonly Named[];
  tag: readonly Named[];
  /** Who asks: `assignee:me`. */
  me: string | null;
}
interface Named {
  id: string;
  name: string;
}

/** What was typed: with what stands there as a filter but names nothing. */
export interface Typed {
  words: string;
  filters: Filters;
  unknown: readonly { filter: Filter; value: string }[];
}

const NAMED: ReadonlySet<Filter> = new Set<Filter>(["inbox", "team", "assignee", "tag"]);
const WORD = /(^|\s)([a-z]+):(?:"([^"]*)"?|(\S+))/gi;

/** Reads `withdrawal from:customer tag:"big fish"`. */
export function readTyped(text: string, names: Names): Typed {
  const filters: Filters = {};
  const unknown: { filter: Filter; value: string }[] = [];
  const rest = text.replace(WORD, (whole, gap: string, key: string, quoted?: string, plain?: string) => {
    const filter = FILTERS.find((one) => one === key.toLowerCase());
    if (!filter) return whole;
    const said = (quoted ?? plain ?? "").trim();
    const value = readValue(filter, said, names);
    if (value !== null) filters[filter] = value;
    else if (said !== "") unknown.push({ filter, value: said });
    return gap;
  });
  return { words: rest.replace(/\s+/g, " ").trim(), filters, unknown };
}

function readValue(filter: Filter, said: string, names: Names): string | null {
  const value = said.toLowerCase();
  switch (filter) {
    case "from":
      return WRITERS.find((one) => one === value) ?? null;
    case "has":
      return value === "file" ? "file" : null;
    case "is":
      return STATES.find((one) => one === value) ?? null;
    case "since":
    case "until":
      return isDay(value) ? value : null;
    default:
      return idOf(filter, value, names);
  }
}

function idOf(filter: "inbox" | "team" | "assignee" | "tag", value: string, names: Names): string | null {
  if (filter === "assignee" && value === "me") return names.me;
  const found = names[filter].find((one) => one.name.toLowerCase() === value);
  return found?.id ?? (isId(value) ? value : null);
}

const isId = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** A day of the calendar, as `2026-01-31`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The same as it is typed. */
export function typedOf({ words, filters }: Pick<Wanted, "words" | "filters">, names: Names): string {
  const said = FILTERS.flatMap((filter) => {
    const value = filters[filter];
    if (value === undefined) return [];
    const name = nameOf(filter, value, names);
    return [`${filter}:${/\s/.test(name) ? `"${name}"` : name}`];
  });
  return [words, ...said].filter((part) => part !== "").join(" ");
}

/** What a filter's value is called; what is not known by name keeps its id. */
export function nameOf(filter: Filter, value: string, names: Names): string {
  if (!NAMED.has(filter)) return value;
  const all = names[filter as "inbox" | "team" | "assignee" | "tag"];
  return all.find((one) => one.id === value)?.name ?? value;
}

/** Reads a search from an address. What is no value of a filter is left out. */
export function readAddress(query: URLSearchParams): Wanted {
  const none: Names = { inbox: [], team: [], assignee: [], tag: [], me: null };
  const filters: Filters = {};
  for (const filter of FILTERS) {
    const value = readValue(filter, query.get(filter) ?? "", none);
    if (value !== null) filters[filter] = value;
  }
  return { words: query.get("q") ?? "", filters, exact: query.get("exact") === "1" };
}

/** The path of a search, for the address and for links. */
export function pathOf({ words, filters, exact }: Wanted): string {
  const query = new URLSearchParams();
  if (words !== "") query.set("q", words);
  for (const filter of FILTERS) {
    const value = filters[filter];
    if (value !== undefined) query.set(filter, value);
  }
  if (exact) query.set("exact", "1");
  const text = query.toString();
  return text === "" ? "/search" : `/search?${text}`;
}

/** What the server is asked. Days are those of the reader's time zone, the last one with all of its hours. */
export function requestOf({ words, filters, exact }: Wanted): Query {
  const until = filters.until ? midnight(filters.until, 1) : undefined;
  return {
    q: words,
    from: filters.from,
    has_file: filters.has ? true : undefined,
    state: filters.is,
    inbox: filters.inbox,
    team: filters.team,
    assignee: filters.assignee,
    tag: filters.tag,
    since: filters.since ? midnight(filters.since, 0) : undefined,
    until,
    exact: exact ? true : undefined,
  };
}

function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Without one of the filters. */
export function without(wanted: Wanted, filter: Filter): Wanted {
  const { [filter]: _, ...filters } = wanted.filters;
  return { ...wanted, filters };
}

export const isNarrowed = (wanted: Wanted): boolean => Object.keys(wanted.filters).length > 0;
