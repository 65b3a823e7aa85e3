import type { Case, CaseSummary } from "@ombud/api";
import { type Signal, signal } from "@preact/signals";
import { t } from "../i18n/index.ts";

/** Every case known to this page, each watched on its own, so that a change redraws one row. */
const known = new Map<string, Signal<CaseSummary | undefined>>();

type Listener = (item: CaseSummary) => void;
const listeners = new Set<Listener>();

/** The watched summary of a case; holds undefined until something has told of it. */
export function caseSignal(id: string): Signal<CaseSummary | undefined> {
  let found = known.get(id);
  if (!found) {
    found = signal<CaseSummary | undefined>(undefined);
    known.set(id, found);
  }
  return found;
}

/** The case with this number, when it is known already. */
export function knownByNumber(number: number): CaseSummary | null {
  for (const item of known.values()) if (item.peek()?.number === number) return item.peek() ?? null;
  return null;
}

/** Hears of every case that appears or changes. Returns the way to stop. */
export function onCase(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Waits until a case is known, for so many milliseconds at most. */
export function caseKnown(id: string, patience: number): Promise<void> {
  if (caseSignal(id).peek()) return Promise.resolve();
  return new Promise((done) => {
    const finish = () => {
      stop();
      clearTimeout(timer);
      done();
    };
    const stop = onCase((item) => item.id === id && finish());
    const timer = setTimeout(finish, patience);
  });
}

type Gone = (id: string) => void;
const departures = new Set<Gone>();

/** Hears of every case that is not there any more for whoever is signed in. Returns the way to stop. */
export function onGone(listener: Gone): () => void {
  departures.add(listener);
  return () => departures.delete(listener);
}

/** A case went to where the signed-in person does not see it: it leaves every list, and nothing of it stays. */
export function dropCase(id: string): void {
  for (const listener of departures) listener(id);
  known.delete(id);
}

/** Takes in what the server said of a case, unless something newer is known. */
export function putCase(item: CaseSummary): void {
  const one = caseSignal(item.id);
  const before = one.peek();
  if (before && item.updated_pos < before.updated_pos) return;
  // Every opening tells again what the list has told already; neither is anything drawn for it, nor does a row move.
  if (before && alike(before, item)) return;
  one.value = item;
  for (const listener of listeners) listener(item);
}

/** The fields of a summary; a type that has another one does not compile. */
const SUMMARY: Record<keyof CaseSummary, true> = {
  id: true,
  number: true,
  type: true,
  subject: true,
  state: true,
  bot: true,
  intent: true,
  priority: true,
  customer: true,
  inbox: true,
  channel: true,
  team: true,
  assignee: true,
  language: true,
  tags: true,
  preview: true,
  last_from: true,
  last_at: true,
  created_at: true,
  waiting_since: true,
  unread: true,
  snoozed_until: true,
  next_due: true,
  exposed: true,
  updated_pos: true,
  erased_at: true,
};
const SUMMARY_KEYS = Object.keys(SUMMARY) as (keyof CaseSummary)[];

function alike(one: CaseSummary, other: CaseSummary): boolean {
  return SUMMARY_KEYS.every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}

/** The part of a whole case that lists show. */
export function summaryOf(item: Case): CaseSummary {
  return Object.fromEntries(SUMMARY_KEYS.map((key) => [key, item[key]])) as unknown as CaseSummary;
}

/** What the customer of a case is called; who was erased has no name any more. */
export function customerName(item: CaseSummary): string;
export function customerName(item: CaseSummary | undefined | null): string | undefined;
export function customerName(item: CaseSummary | undefined | null): string | undefined {
  if (!item) return undefined;
  if (item.erased_at) return t("customer-erased-name");
  return item.customer.name ?? guestName(item.customer.id);
}

/** What somebody is called of whom neither name nor address is known: stable, and tells two of them apart. */
export function guestName(id: string): string {
  const number = Number.parseInt(id.slice(-8), 16) % 10_000;
  return t("customer-guest", { number: String(number).padStart(4, "0") });
}

/** Changes what is shown of a case before the server has agreed. */
export function patchCase(id: string, change: Partial<CaseSummary>): void {
  const one = caseSignal(id);
  const before = one.peek();
  if (!before) return;
  const item = { ...before, ...change };
  one.value = item;
  for (const listener of listeners) listener(item);
}

/** Forgets everything: another person may sign in on this page. */
export function forgetCases(): void {
  known.clear();
}
