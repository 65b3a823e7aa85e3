import {
  AlarmClock,
  AtSign,
  BookOpen,
  CheckCheck,
  CircleUser,
  Clock,
  CornerUpLeft,
  Flag,
  Gauge,
  GitMerge,
  Hash,
  type IconNode,
  Inbox,
  Keyboard,
  Languages,
  Link,
  LogOut,
  MessageSquarePlus,
  Moon,
  PanelRight,
  RotateCcw,
  Search,
  Settings,
  StickyNote,
  Sun,
  SunMoon,
  Tag,
  UserCheck,
  UserPlus,
  UserRoundX,
  Users,
} from "lucide";
import { language, languages, ownLanguageName, t } from "../i18n/index.ts";
import { moveCursor } from "../inbox/moves.ts";
import { teamSlug } from "../inbox/query.ts";
import { assign, reopen, wake } from "../state/actions.ts";
import { caseSignal } from "../state/cases.ts";
import {
  clearSelection,
  currentList,
  currentThread,
  cursor,
  openDialog,
  openMenu,
  panelShown,
  phoneScreen,
  selection,
  targets,
  toggleSelected,
} from "../state/current.ts";
import { teams } from "../state/directory.ts";
import { attempt } from "../state/errors.ts";
import { openCase } from "../state/notify.ts";
import { choosePresence } from "../state/presence.ts";
import { comesUp } from "../state/reading.ts";
import { anySettings, can, chooseLanguage, chooseTheme, myId, signOut } from "../state/session.ts";
import { copyLink, focusComposer } from "../thread/focus.ts";
import type { Binding } from "./keys.ts";
import { listPath, navigate, place } from "./router.ts";

export type Group = "case" | "go" | "list" | "app";

/** Something that can be done by a key and from the palette. */
export interface Command extends Binding {
  id: string;
  group: Group;
  label: string;
  icon: IconNode;
  /** Found by keys alone: moving up and down is no use in a palette. */
  hidden?: boolean;
  available: Available;
}

/** Whether it can be done at this moment; what it needs besides, whatever is on the screen. */
type Available = (() => boolean) & { permission?: string };

const always = () => true;
const onCase = () => targets().length > 0;
const inThread = () => currentThread.peek() !== null;
const inInbox = () => place.peek().screen === "inbox";

const hasMenus = () => inThread() || selection.peek().size > 0;

function stateOf(): string | undefined {
  const [id] = targets();
  return id ? caseSignal(id).peek()?.state : undefined;
}

/** Opens a menu of the open case, or that of the ticked ones. */
function menu(name: string): () => void {
  return () => {
    openMenu.value = selection.peek().size > 0 ? `bulk-${name}` : name;
  };
}

function write(kind: "message" | "note"): () => void {
  return () => {
    if (!inThread() && cursor.peek()) openCase(cursor.peek() ?? "");
    phoneScreen.value = "thread";
    focusComposer(kind);
  };
}

/** Whether this may be done at all, and there is something to do it to. */
function may(permission: string, when: () => boolean): Available {
  return Object.assign(() => can(permission) && when(), { permission });
}

const hasRow = () => inThread() || cursor.peek() !== null;
const asleep = () => stateOf() === "snoozed";
const done = () => stateOf() === "resolved";

function caseCommands(): Command[] {
  const each = (
    id: string,
    keys: string,
    icon: IconNode,
    run: () => void,
    available: Available,
  ): Command => ({
    id,
    keys,
    icon,
    run,
    available,
    group: "case",
    label: t(`command-${id}`),
  });
  const first = () => targets()[0] ?? "";
  const give = (assignee: string | null) => () => attempt(assign(targets(), { assignee }));
  return [
    each("reply", "r", CornerUpLeft, write("message"), may("cases.reply", hasRow)),
    each("note", "n", StickyNote, write("note"), may("cases.note", hasRow)),
    each("assign", "a", UserPlus, menu("assign"), may("cases.assign", hasMenus)),
    each("assign-me", "i", UserCheck, () => give(myId.peek())(), may("cases.assign", onCase)),
    each("unassign", "shift+a", UserRoundX, give(null), may("cases.assign", onCase)),
    each("tags", "t", Tag, menu("tags"), may("cases.change", hasMenus)),
    each("priority", "p", Flag, menu("priority"), may("cases.change", hasMenus)),
    each("snooze", "s", AlarmClock, menu("snooze"), may("cases.change", hasMenus)),
    each("wake", "shift+s", AlarmClock, () => attempt(wake(first())), may("cases.change", asleep)),
    each(
      "resolve",
      "e",
      CheckCheck,
      openResolve,
      may("cases.resolve", () => onCase() && !done()),
    ),
    each("reopen", "shift+e", RotateCcw, () => attempt(reopen(first())), may("cases.resolve", done)),
    each("merge", "m", GitMerge, openMerge, may("cases.merge", inThread)),
    each("copy-link", "l", Link, () => copyLink(), inThread),
    each("panel", ".", PanelRight, togglePanel, inThread),
  ];
}

function openResolve(): void {
  openDialog.value = { kind: "resolve", cases: targets() };
}

function openMerge(): void {
  const id = currentThread.peek()?.id;
  if (id) openDialog.value = { kind: "merge", case: id };
}

function togglePanel(): void {
  panelShown.value = !panelShown.peek();
  phoneScreen.value = phoneScreen.peek() === "panel" ? "thread" : "panel";
}

const VIEW_KEYS = {
  mine: ["g i", CircleUser],
  unassigned: ["g u", Inbox],
  team: ["g t", Users],
  all: ["g a", Inbox],
  waiting: ["g w", Clock],
  mentions: ["g m", AtSign],
  snoozed: ["g z", AlarmClock],
  resolved: ["g r", CheckCheck],
} as const;

function goCommands(): Command[] {
  const go = (id: string, keys: string, icon: IconNode, path: string, label: string): Command => ({
    id: `go-${id}`,
    keys,
    icon,
    run: () => navigate(path),
    available: always,
    group: "go",
    label,
  });
  const views = Object.entries(VIEW_KEYS).map(([view, [keys, icon]]) =>
    go(view, keys, icon, `/inbox/${view}`, t("command-go", { place: t(`view-${view}`) })),
  );
  const ofTeams = teams.value.map((team) =>
    go(
      team.id,
      "",
      Users,
      `/inbox/${teamSlug(team.id)}`,
      t("command-go", { place: `${team.emoji} ${team.name}` }),
    ),
  );
  return [
    ...views,
    ...ofTeams,
    {
      ...go("dashboard", "g d", Gauge, "/dashboard", t("command-go", { place: t("rail-dashboard") })),
      available: may("reports.view", always),
    },
    {
      ...go("knowledge", "g k", BookOpen, "/knowledge", t("command-go", { place: t("rail-knowledge") })),
      available: may("knowledge.view", always),
    },
    {
      ...go("settings", "g s", Settings, "/settings", t("command-go", { place: t("rail-settings") })),
      available: anySettings,
    },
    go("account", "g p", CircleUser, "/account", t("command-go", { place: t("rail-account") })),
  ];
}

function listCommands(): Command[] {
  const each = (id: string, keys: string, run: () => void, available = inInbox): Command => ({
    id,
    keys,
    icon: Inbox,
    run,
    available,
    group: "list",
    label: t(`command-${id}`),
    hidden: true,
  });
  return [
    each("next", "j|arrowdown", () => moveCursor(1)),
    each("previous", "k|arrowup", () => moveCursor(-1)),
    each(
      "open",
      "enter",
      () => openCase(cursor.peek() ?? ""),
      () => inInbox() && cursor.peek() !== null,
    ),
    each(
      "select",
      "x",
      () => toggleSelected(targetRow()),
      () => inInbox() && targetRow() !== "",
    ),
    each("back", "escape", goBack),
  ];
}

function targetRow(): string {
  return cursor.peek() ?? currentThread.peek()?.id ?? "";
}

/** Undoes the last step inwards: ticks, the panel, the open thread. */
function goBack(): void {
  if (selection.peek().size > 0) clearSelection();
  else if (phoneScreen.peek() === "panel") phoneScreen.value = "thread";
  else if (inThread()) navigate(listPath());
}

function appCommands(): Command[] {
  const each = (
    id: string,
    keys: string,
    icon: IconNode,
    run: () => void,
    label = t(`command-${id}`),
  ): Command => ({
    id,
    keys,
    icon,
    run,
    available: always,
    group: "app",
    label,
  });
  const others = languages.filter((tag) => tag !== language.value);
  return [
    { ...each("palette", "mod+k", Search, () => openPalette("")), hidden: true },
    each("number", "#", Hash, () => openPalette("#")),
    { ...each("search", "/", Search, goSearch), available: may("search.messages", always) },
    { ...each("new-case", "c", MessageSquarePlus, openNewCase), available: may("cases.start", always) },
    each("help", "?", Keyboard, () => {
      openDialog.value = { kind: "help" };
    }),
    each("online", "", CircleUser, () => attempt(choosePresence("online"))),
    each("away", "", CircleUser, () => attempt(choosePresence("away"))),
    each("offline", "", CircleUser, () => attempt(choosePresence("offline"))),
    each("light", "", Sun, () => attempt(chooseTheme("light"))),
    each("dark", "", Moon, () => attempt(chooseTheme("dark"))),
    each("system", "", SunMoon, () => attempt(chooseTheme("system"))),
    ...others.map((tag) =>
      each(`language-${tag}`, "", Languages, () => attempt(chooseLanguage(tag)), ownLanguageName(tag)),
    ),
    each("sign-out", "", LogOut, () => attempt(signOut())),
  ];
}

function openNewCase(): void {
  openDialog.value = { kind: "new-case" };
}

function openPalette(query: string): void {
  openDialog.value = { kind: "palette", query };
}

function goSearch(): void {
  const box = document.querySelector<HTMLInputElement>("[data-search-box]");
  if (box) box.focus();
  else navigate("/search");
}

/** Everything that can be done, with the words of the language on the screen. */
export function commands(): Command[] {
  return [...caseCommands(), ...listCommands(), ...goCommands(), ...appCommands()];
}

/** The case that comes up once the open one was dealt with; null where none does. */
export function nextAfter(id: string): string | null {
  if (currentThread.peek()?.id !== id || !inInbox()) return null;
  const next = currentList.peek()?.neighbour(id);
  return next && next !== id ? next : null;
}

/** After a case was dealt with, the next one of the list comes up, so that work goes on without the pointer. */
export function advance(id: string): void {
  if (currentThread.peek()?.id !== id || !inInbox()) return;
  const next = nextAfter(id);
  if (next) {
    comesUp(next);
    openCase(next);
  } else navigate(listPath());
}
