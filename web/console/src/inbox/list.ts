import type { CaseSummary, List } from "@ombud/api";
import { batch, signal } from "@preact/signals";
import { caseSignal, putCase } from "../state/cases.ts";
import { http } from "../state/http.ts";
import { belongs, type CaseQuery, compareCases, requestOf, type Viewpoint } from "./query.ts";

const PAGE = 50;

/** One list of cases: pages from the server, kept right by what arrives live. */
export class CaseList {
  readonly query: CaseQuery;
  /** The rows, in order. */
  readonly order = signal<string[]>([]);
  readonly state = signal<"idle" | "loading" | "more" | "failed">("idle");
  readonly error = signal<unknown>(null);
  /** True when the server has no further page. */
  readonly complete = signal(false);
  /** Rows that no longer belong here but stay until the pointer has left the list. */
  readonly leaving = signal<ReadonlySet<string>>(new Set());
  /** Cases that wait for their place until the pointer has left the list. */
  readonly arriving = signal(0);

  private readonly viewpoint: () => Viewpoint;
  /** The open case, and whether its row only stays because it is open. */
  private open: string | null = null;
  private overstays = false;
  private cursor: string | null = null;
  private held = false;
  /** Where rows stood that have left: what stands there now is next. */
  private readonly removed = new Map<string, number>();
  private touched = new Set<string>();
  private request: AbortController | null = null;

  constructor(query: CaseQuery, viewpoint: () => Viewpoint) {
    this.query = query;
    this.viewpoint = viewpoint;
  }

  /** Loads the first page again; what is shown stays until the answer is here. */
  async refresh(): Promise<void> {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    this.state.value = "loading";
    await this.fetchPage(null, request);
  }

  /** Loads the following page, if there is one. */
  async more(): Promise<void> {
    if (this.complete.peek() || this.state.peek() !== "idle" || this.cursor === null) return;
    this.state.value = "more";
    this.request = new AbortController();
    await this.fetchPage(this.cursor, this.request);
  }

  private async fetchPage(cursor: string | null, request: AbortController): Promise<void> {
    try {
      const query = requestOf(this.query, cursor, PAGE);
      const page = await http.get("/cases", query, request.signal);
      this.take(page, cursor === null);
    } catch (error) {
      if (request.signal.aborted) return;
      this.error.value = error;
      this.state.value = "failed";
    }
  }

  /** Takes in a page of the server. */
  take(page: List<CaseSummary>, first: boolean): void {
    batch(() => {
      this.cursor = page.next;
      for (const item of page.items) putCase(item);
      const ids = page.items.map((item) => item.id);
      if (first) this.keepOpen(ids);
      const before = first ? [] : this.order.peek();
      const shown = new Set(before);
      this.order.value = [...before, ...ids.filter((id) => !shown.has(id))];
      if (first) this.settled();
      this.complete.value = page.next === null;
      this.error.value = null;
      this.state.value = "idle";
    });
  }

  /** Another case is open now: a row that only stayed for the one before goes. */
  opened(id: string | null): void {
    const before = this.open;
    if (before === id) return;
    this.open = id;
    if (before && this.overstays) this.drop(before);
    this.overstays = false;
  }

  /** To read a mention takes it out of its list, but not from under the eyes of whoever is reading. */
  private keepOpen(ids: string[]): void {
    this.overstays = false;
    const { open } = this;
    if (this.query.view !== "mentions" || open === null || ids.includes(open)) return;
    const at = this.order.peek().indexOf(open);
    if (at === -1) return;
    ids.splice(at, 0, open);
    this.overstays = true;
  }

  /** While held, rows change in place but neither move, come nor go: somebody is about to click one. */
  hold(held: boolean): void {
    if (this.held === held) return;
    this.held = held;
    if (!held) this.reflow();
  }

  /** Takes in a live change of a case. */
  apply(item: CaseSummary): void {
    const present = this.order.peek().includes(item.id);
    const belonging = belongs(this.query, item, this.viewpoint()) ?? present;
    if (!present && !belonging) return;
    this.touched.add(item.id);
    if (this.held) this.markHeld(item.id, present, belonging);
    else this.reflow();
  }

  /** Takes out a case that is not there any more. */
  drop(id: string): void {
    const order = this.order.peek();
    const at = order.indexOf(id);
    if (at === -1) return;
    this.removed.set(id, at);
    this.order.value = order.filter((one) => one !== id);
  }

  private markHeld(id: string, present: boolean, belonging: boolean): void {
    const leaving = new Set(this.leaving.peek());
    if (present && !belonging) leaving.add(id);
    else leaving.delete(id);
    this.leaving.value = leaving;
    const shown = new Set(this.order.peek());
    this.arriving.value = [...this.touched].filter((touched) => !shown.has(touched)).length;
  }

  /** Gives every row that changed its right place. */
  private reflow(): void {
    if (this.touched.size === 0) return;
    const { sort } = this.query;
    const touched = [...this.touched].flatMap((id) => caseSignal(id).peek() ?? []);
    const rest = this.order.peek().filter((id) => !this.touched.has(id));
    const last = caseSignal(rest.at(-1) ?? "").peek();
    const next = [...rest];
    const order = this.order.peek();
    for (const [index, id] of order.entries()) if (this.touched.has(id)) this.removed.set(id, index);
    for (const item of touched) {
      const present = this.order.peek().includes(item.id);
      if (!(belongs(this.query, item, this.viewpoint()) ?? present)) continue;
      // Beyond the last loaded row it will come with its own page.
      if (!present && !this.complete.peek() && last && compareCases(sort, item, last) > 0) continue;
      next.splice(this.placeOf(next, item), 0, item.id);
    }
    batch(() => {
      // Most changes move nothing, and then the rows need not be looked at.
      if (next.length !== order.length || next.some((id, index) => id !== order[index]))
        this.order.value = next;
      this.settled();
    });
  }

  /** The case that takes the place of this one: the row after it, else the row before. */
  neighbour(id: string): string | null {
    const order = this.order.peek();
    const at = order.indexOf(id);
    const next = at === -1 ? (this.removed.get(id) ?? 0) : at + 1;
    return order[next] ?? order[next - (at === -1 ? 1 : 2)] ?? null;
  }

  private placeOf(order: string[], item: CaseSummary): number {
    const index = order.findIndex((id) => {
      const other = caseSignal(id).peek();
      return other !== undefined && compareCases(this.query.sort, item, other) < 0;
    });
    return index === -1 ? order.length : index;
  }

  private settled(): void {
    this.touched.clear();
    if (this.leaving.peek().size > 0) this.leaving.value = new Set();
    this.arriving.value = 0;
  }
}
