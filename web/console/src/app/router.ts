import { computed, signal } from "@preact/signals";

/** Everything below this path belongs to the console. */
export const BASE = "/console";

/** What a path shows. The first segment chooses the screen, the rest its parts. */
export interface Place {
  screen: string;
  parts: string[];
  query: URLSearchParams;
}

/** Reads a path below {@link BASE}, such as `/inbox/mine/0190…?sort=waiting`. */
export function parsePlace(path: string, search: string): Place {
  const inside = path.startsWith(BASE) ? path.slice(BASE.length) : path;
  const [screen = "", ...parts] = inside
    .split("/")
    .filter((part) => part !== "")
    .map(decodeSegment);
  return { screen: screen === "" ? "inbox" : screen, parts, query: new URLSearchParams(search) };
}

/** A segment that is not valid percent-encoding is shown as it is, and so finds nothing. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const address = signal({ path: location.pathname, search: location.search });

/** Where the user is. */
export const place = computed(() => parsePlace(address.value.path, address.value.search));

/** The address of a place, for links. */
export function href(path: string): string {
  return BASE + path;
}

/** Goes to a path below the base. `replace` leaves no step in the browser's history. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  const next = href(path);
  if (next === location.pathname + location.search) return;
  if (options.replace) history.replaceState(null, "", next);
  else history.pushState(null, "", next);
  read();
}

/** The case list that is on the screen, as a path with its filters; one's own where none is. */
export function listPath(caseId?: string): string {
  const { screen, parts, query } = place.peek();
  if (screen !== "inbox") return caseId ? `/inbox/all/${caseId}` : "/inbox/mine";
  const filters = new URLSearchParams(query);
  filters.delete("at");
  const search = filters.toString();
  return `/inbox/${parts[0] ?? "mine"}${caseId ? `/${caseId}` : ""}${search === "" ? "" : `?${search}`}`;
}

function read(): void {
  address.value = { path: location.pathname, search: location.search };
}

/** Follows the browser's own buttons, and turns clicks on the console's links into moves without a load. */
export function startRouter(): void {
  addEventListener("popstate", read);
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link?.target !== "" || link.hasAttribute("download")) return;
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || !url.pathname.startsWith(`${BASE}/`)) return;
    event.preventDefault();
    navigate(url.pathname.slice(BASE.length) + url.search);
  });
}
