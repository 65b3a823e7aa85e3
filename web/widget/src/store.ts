/** What the screens look at. The client does the work; here its events become signals. */
import type {
  Conversation,
  CustomerEvents,
  LinkState,
  OutgoingMessage,
  Pending,
  Thread,
  WidgetCustomer,
  WidgetInbox,
} from "@ombud/api";
import { ApiError, CustomerClient, Keep, NetworkError } from "@ombud/api";
import { computed, effect, type Signal, signal } from "@preact/signals";
import { tellHost } from "./host.ts";
import { chime } from "./sound.ts";
import { language, t } from "./texts.ts";
import { setInboxColor } from "./theme.ts";

const params = new URLSearchParams(location.search);
export const inboxKey = params.get("inbox") ?? "";
/** Inside a host page's frame; without it the chat is a page of its own. */
export const embedded = params.get("embed") === "1" && window.parent !== window;

export const keep = new Keep(inboxKey, undefined);

/** What the host said of itself. */
export const host: {
  language: string | undefined;
  /** Hears who is signed in, in the place of a new session, while a proof waits for it. */
  hear?: ((identity: string) => Promise<void>) | undefined;
  /** The last word on who is signed in that the server took. */
  took?: string | undefined;
} = { language: params.get("lang") ?? undefined };

/** The path of the host's page. */
export const hostPage = signal<string | undefined>(undefined);

export const client = new CustomerClient({
  inbox: inboxKey,
  language: () => language.peek(),
  renew: async (...it) => (await import("./views/later/halt.tsx")).renew(...it),
});

const INBOX_STALE_MS = 120_000;

export type View = { name: "home" } | { name: "thread"; id: string };

export interface ThreadState {
  thread: Thread;
  pending: readonly Pending<OutgoingMessage>[];
  typing: string | null;
}

export const inbox = signal<WidgetInbox | null>(null);
export const customer = signal<WidgetCustomer | null>(null);
export const link = signal<LinkState>("idle");
export const networkDown = signal(!navigator.onLine);
export const conversations = signal<Conversation[]>([]);
export const problem = signal<ApiError | null>(null);
/** A short word about something that did not work, shown until it is dismissed. */
export const notice = signal<string | null>(null);
export const view = signal<View>({ name: "home" });
/** The first answer of the server has come. */
export const ready = signal(false);
/** Somebody can see the chat: the panel is open and the page is in front. */
export const panelOpen = signal(!embedded);
export const pageVisible = signal(document.visibilityState === "visible");
export const attended = computed(() => panelOpen.value && pageVisible.value);
export const soundOn = signal(keep.get("sound") !== "off");
/** Room for the list beside the thread. */
export const wide = signal(false);

/** Counts anew whenever the list or a thread changes. */
export const unread = computed(() => conversations.value.reduce((sum, c) => sum + client.unread(c.id), 0));

const threads = new Map<string, Signal<ThreadState>>();

function stateOf(id: string): ThreadState {
  return { thread: client.thread(id), pending: client.pending(id), typing: client.typingName(id) };
}

export function threadOf(id: string): Signal<ThreadState> {
  let found = threads.get(id);
  if (!found) {
    found = signal(stateOf(id));
    threads.set(id, found);
  }
  return found;
}

/** Through the signal, so that what shows it is drawn again. */
export function unreadOf(id: string): number {
  return conversations.value.some((c) => c.id === id) ? client.unread(id) : 0;
}

export function head(id: string): Conversation | null {
  return conversations.value.find((c) => c.id === id) ?? null;
}

export function openThread(id: string): void {
  view.value = { name: "thread", id };
  client.load(id).catch(explain);
}

export function openNew(): void {
  openThread(client.begin());
}

export function goHome(): void {
  view.value = { name: "home" };
}

/** Says what went wrong and, where it is known, what to do. */
export function reason(error: unknown): string {
  return error instanceof NetworkError ? t("problem-network") : (error as Error).message;
}

export function explain(error: unknown): void {
  notice.value = t("problem-action", { detail: reason(error) });
}

function refreshThread(id: string): void {
  const state = threads.get(id);
  if (state) state.value = stateOf(id);
}

function refreshList(): void {
  conversations.value = client.conversations();
  tellHost({ type: "known", known: client.known });
}

function arrived({ conversation, message }: CustomerEvents["arrived"]): void {
  if (message.from === "system") return;
  tellHost({ type: "event", name: "message", detail: { conversation, seq: message.seq } });
  if (soundOn.peek() && !(attended.peek() && isShown(conversation))) chime();
}

function isShown(id: string): boolean {
  const shown = view.peek();
  return shown.name === "thread" && shown.id === id;
}

/** The first screen: straight into what is going on, first what is not yet sent; the list when there is a choice; or a new talk. */
function firstView(): void {
  const all = client.conversations();
  const live = all.filter((c) => c.state !== "resolved" || client.unread(c.id) > 0);
  const unsent = client.unsent();
  if (unsent) openThread(unsent);
  else if (all.length === 0) openNew();
  else if (live.length === 1 && live[0]) openThread(live[0].id);
  else goHome();
}

/** A session may begin, or change hands, at any time; a thread that is not this person's must not stay in view. */
function settleView(): void {
  const shown = view.peek();
  if (!ready.peek() || shown.name === "home") return;
  const mine = client.conversation(shown.id) ?? client.pending(shown.id)[0] ?? !client.known;
  const blank = client.thread(shown.id).loaded;
  if (!mine && !blank) firstView();
}

function listen(): void {
  client.on("state", (state) => {
    link.value = state;
    if (state !== "online") return;
    problem.value = null;
    // To send a first file opens the session: what was said of another one is still so.
    if (notice.value?.includes(t("problem-network"))) notice.value = null;
  });
  let inboxAt = 0;
  client.on("inbox", (value) => {
    inboxAt = Date.now();
    inbox.value = value;
    setInboxColor(value.color);
  });
  client.on("customer", (value) => {
    customer.value = value;
  });
  client.on("conversations", () => {
    refreshList();
    settleView();
  });
  client.on("thread", refreshThread);
  client.on("typing", refreshThread);
  client.on("arrived", arrived);
  client.on("problem", (value) => {
    problem.value = value;
    tellHost({ type: "event", name: "problem", detail: { code: value.code, detail: value.detail } });
  });
  const network = () => {
    networkDown.value = !navigator.onLine;
  };
  addEventListener("online", network);
  addEventListener("offline", network);
  document.addEventListener("visibilitychange", () => {
    pageVisible.value = document.visibilityState === "visible";
  });
  // Whoever comes back later must not read of a wait, or of opening hours, of an hour ago.
  effect(() => {
    if (attended.value && inboxAt > 0 && Date.now() - inboxAt > INBOX_STALE_MS)
      client.readInbox().catch(() => undefined);
  });
  const room = matchMedia("(min-width: 900px)");
  const measure = () => {
    wide.value = !embedded && room.matches;
  };
  room.addEventListener("change", measure);
  measure();
}

listen();

/** The language in which the inbox was last asked for. */
let asked: string;

// The greeting is the inbox's own text, which has its languages too: it is of one with what stands around it.
effect(() => {
  const tag = language.value;
  if (!ready.value || tag === asked) return;
  asked = tag;
  Promise.all([client.known && client.introduce({ language: tag }), client.readInbox()]).catch(explain);
});

export async function begin(identity?: string): Promise<void> {
  problem.value = null;
  asked = language.peek();
  try {
    await client.start(identity);
    host.took = identity;
    firstView();
    ready.value = true;
  } catch (error) {
    // The event `problem` has told what the server said; anything else is a fault of ours to be shown as well.
    if (!(error instanceof ApiError)) throw error;
  }
}

export async function identify(identity: string): Promise<void> {
  problem.value = notice.value = null;
  await client.identify(identity);
  host.took = identity;
  // A new token of the same person is no reason to take them elsewhere.
  if (ready.value) settleView();
  else firstView();
  ready.value = true;
}

export async function logout(): Promise<void> {
  host.hear = undefined;
  await client.logout().catch(explain);
  customer.value = null;
  firstView();
}
