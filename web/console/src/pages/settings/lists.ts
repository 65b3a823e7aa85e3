import { ApiError, type List } from "@ombud/api";
import { type Signal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { loadDirectory } from "../../state/directory.ts";
import { http } from "../../state/http.ts";
import { type Answered, problemText } from "../../ui/index.ts";

export interface Entry {
  id: string;
}

/** All items of one kind, shared by the screens that show or refer to them. */
export interface Store<T extends Entry> {
  path: string;
  /** Null until the first answer. */
  items: Signal<readonly T[] | null>;
  problem: Signal<string | null>;
  load: () => Promise<void>;
  put: (item: T) => void;
  drop: (id: string) => void;
}

/** What the inbox refers to by id, and so must hear of changes at once. */
const IN_DIRECTORY = new Set(["/staff", "/teams", "/inboxes", "/tags", "/fields", "/canned-replies"]);

const stores = new Map<string, Store<Entry>>();

/** All items of a list, whatever the number of its pages. */
export async function everyPage<T>(path: string): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const page: List<T> = await http.request("GET", path, undefined, { query: { cursor, limit: 100 } });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return all;
}

function makeStore<T extends Entry>(path: string): Store<T> {
  const items = signal<readonly T[] | null>(null);
  const problem = signal<string | null>(null);
  const changed = () => {
    if (IN_DIRECTORY.has(path)) void loadDirectory();
  };
  return {
    path,
    items,
    problem,
    load: async () => {
      try {
        items.value = await everyPage<T>(path);
        problem.value = null;
      } catch (error) {
        // A list that may not be seen is empty for those who only refer to it.
        const hidden = error instanceof ApiError && (error.status === 403 || error.status === 404);
        if (hidden) items.value = [];
        else problem.value = problemText(error);
      }
    },
    put: (item) => {
      const before = items.value ?? [];
      const known = before.some((other) => other.id === item.id);
      items.value = known ? before.map((other) => (other.id === item.id ? item : other)) : [...before, item];
      changed();
    },
    drop: (id) => {
      items.value = items.value?.filter((item) => item.id !== id) ?? null;
      changed();
    },
  };
}

export function storeOf<T extends Entry>(path: string): Store<T> {
  let store = stores.get(path) as Store<T> | undefined;
  if (!store) {
    store = makeStore<T>(path);
    stores.set(path, store as unknown as Store<Entry>);
  }
  return store;
}

/** The list at `path`, asked for anew whenever a screen that shows it opens. */
export function useList<T extends Entry>(path: string): Store<T> {
  const store = storeOf<T>(path);
  useEffect(() => {
    void store.load();
  }, [store]);
  return store;
}

/** The list as it is shown: what is there stays, without a word, when it could not be asked for anew. */
export function viewOf<T extends Entry>(store: Store<T>): Answered<readonly T[]> {
  const shown = store.items.value;
  const problem = shown ? null : store.problem.value;
  return { shown, problem, busy: !shown && !problem, load: () => void store.load() };
}

/** The name behind an id, or nothing while it is not known. */
export function nameIn<T extends Entry & { name: string }>(
  store: Store<T>,
  id: string | null,
): string | undefined {
  return store.items.value?.find((item) => item.id === id)?.name;
}

/** The items as choices of a combobox. */
export function choicesOf<T extends Entry & { name: string }>(
  store: Store<T>,
): { value: string; label: string }[] {
  return (store.items.value ?? []).map((item) => ({ value: item.id, label: item.name }));
}
