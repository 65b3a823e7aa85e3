import { ApiError, type Me, type Theme } from "@ombud/api";
import { computed, effect, signal, untracked } from "@preact/signals";
import { setLanguage } from "../i18n";
import { theme } from "../ui/theme.ts";
import { http, setLeaving } from "./http.ts";

/** Who is signed in; null when nobody is. `undefined` until the server has said. */
export const me = signal<Me | null | undefined>(undefined);

/** The permissions of the signed-in person, for hiding what would be refused. */
const permissions = computed(() => new Set(me.value?.permissions ?? []));

/** True when the signed-in person holds this permission. */
export function can(permission: string): boolean {
  return permissions.value.has(permission);
}

/** Each of these opens a section of the settings. Here, so that the sections themselves need not be loaded to know. */
export const SETTINGS_PERMISSIONS: readonly string[] = [
  "accounts.manage",
  "audit.read",
  "fields.manage",
  "holds.manage",
  "hours.manage",
  "inboxes.manage",
  "keys.manage",
  "replies.manage",
  "reports.view",
  "retention.manage",
  "reveals.grant",
  "roles.manage",
  "routing.manage",
  "safety.manage",
  "security.manage",
  "security.read",
  "staff.manage",
  "tags.manage",
  "teams.manage",
  "tokens.manage",
  "webhooks.manage",
  "workspace.manage",
];

/** True when the settings hold anything for the signed-in person. */
export const anySettings = () => SETTINGS_PERMISSIONS.some(can);

/** True for who sees only the cases of their teams, and is in none yet. */
export const withoutTeam = () => !can("cases.view_all") && me.value?.teams.length === 0;

/** The id of the signed-in person; empty before sign-in. */
export const myId = computed(() => me.value?.staff.id ?? "");

/** Asks the server who is signed in. Rejects only when it cannot be reached. */
export async function loadMe(): Promise<void> {
  try {
    me.value = await http.get("/auth/me");
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) me.value = null;
    else throw error;
  }
}

/** Ends the session here and on the server; one that the provider has opened, there, too. */
export async function signOut(): Promise<void> {
  let elsewhere: string | null | undefined;
  setLeaving(true);
  try {
    if (me.peek()?.sso) elsewhere = (await http.post("/auth/sso/sign-out")).url;
    else await http.post("/auth/logout");
  } finally {
    if (elsewhere) location.assign(elsewhere);
    else me.value = null;
  }
}

type Profile = Partial<Pick<Me["staff"], "name" | "display_name" | "language" | "theme" | "notify">>;

/** Changes the own profile, on the screen at once and on the server; put back when the server refuses. */
export async function updateProfile(change: Profile): Promise<void> {
  const before = me.peek();
  if (!before) return;
  me.value = { ...before, staff: { ...before.staff, ...change } };
  try {
    await http.patch("/auth/me", change);
  } catch (error) {
    me.value = before;
    throw error;
  }
}

/** Lets the choices kept with the profile (theme, language) rule on this device for as long as the page lives. */
export function followProfile(): void {
  effect(() => {
    const staff = me.value?.staff;
    if (!staff) return;
    untracked(() => {
      theme.value = staff.theme;
      void setLanguage(staff.language);
    });
  });
}

/** Chooses a theme, also for the other devices of the signed-in person. */
export async function chooseTheme(next: Theme): Promise<void> {
  theme.value = next;
  if (me.peek()) await updateProfile({ theme: next });
}

/** Chooses the language of the screen, also for the other devices of the signed-in person. */
export async function chooseLanguage(next: string): Promise<void> {
  await setLanguage(next);
  if (me.peek()) await updateProfile({ language: next });
}
