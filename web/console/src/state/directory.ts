import type { CannedReply, FieldDef, Inbox, Presence, Staff, Tag, Team } from "@ombud/api";
import { computed, signal } from "@preact/signals";
import { http } from "./http.ts";

/** What cases refer to by id: people, teams, inboxes; and what agents choose from. */
export const staff = signal<readonly Staff[]>([]);
export const teams = signal<readonly Team[]>([]);
const UNASKED: readonly Inbox[] = [];
export const inboxes = signal(UNASKED);
export const tags = signal<readonly Tag[]>([]);
export const fields = signal<readonly FieldDef[]>([]);
export const cannedReplies = signal<readonly CannedReply[]>([]);

const staffById = computed(() => new Map(staff.value.map((one) => [one.id, one])));
const teamById = computed(() => new Map(teams.value.map((one) => [one.id, one])));
const inboxById = computed(() => new Map(inboxes.value.map((one) => [one.id, one])));
const tagById = computed(() => new Map(tags.value.map((one) => [one.id, one])));

/** A colleague by id. */
export function staffOf(id: string | null | undefined): Staff | undefined {
  return id ? staffById.value.get(id) : undefined;
}

/** The name that colleagues see. */
export function staffName(id: string | null | undefined): string | undefined {
  return staffOf(id)?.name;
}

/** A team by id. */
export function teamOf(id: string | null | undefined): Team | undefined {
  return id ? teamById.value.get(id) : undefined;
}

/** An inbox by id. */
export function inboxOf(id: string | null | undefined): Inbox | undefined {
  return id ? inboxById.value.get(id) : undefined;
}

/** The server has said that there is no inbox yet. */
export const noInbox = computed(() => inboxes.value !== UNASKED && inboxes.value.length === 0);

/** A tag by id. */
export function tagOf(id: string): Tag | undefined {
  return tagById.value.get(id);
}

/** Colleagues who can be given work. */
export const activeStaff = computed(() => staff.value.filter((one) => one.state === "active"));

/** The fields of cases or customers, in the order that the workspace chose. */
export function fieldsOn(kind: FieldDef["on"]): FieldDef[] {
  return fields.value.filter((field) => field.on === kind).sort((a, b) => a.position - b.position);
}

async function load<T>(list: Promise<{ items: T[] }>, into: { value: readonly T[] }): Promise<void> {
  try {
    into.value = (await list).items;
  } catch {
    // Without this list names are missing, but work goes on; the next reconnect asks again.
  }
}

/** Loads everything; called after sign-in and after each reconnect. */
export async function loadDirectory(): Promise<void> {
  await Promise.all([
    load(http.get("/staff"), staff),
    load(http.get("/teams"), teams),
    load(http.get("/inboxes"), inboxes),
    load(http.get("/tags"), tags),
    load(http.get("/fields"), fields),
    load(http.get("/canned-replies"), cannedReplies),
  ]);
}

/** Asks for people again, whose load changes with every assignment: before showing whom to assign. */
export function refreshStaff(): Promise<void> {
  return load(http.get("/staff"), staff);
}

/** A colleague came, went or stepped away. Whoever is not there at all is told as offline. */
export function setPresence(id: string, presence: Presence): void {
  const connected = presence !== "offline";
  staff.value = staff.value.map((one) => (one.id === id ? { ...one, presence, connected } : one));
}

/** Whether somebody is there: what they chose counts only while a console of theirs is open. */
export function presenceOf<P>(one: { connected: boolean; presence: P }): P | "offline" {
  return one.connected ? one.presence : "offline";
}

const TAG_COLORS = ["#2a6fd0", "#0d7669", "#b86e00", "#8a4fb5", "#c0263a", "#178a4c", "#5c6778"];

/** Makes a tag of a name that is new. */
export async function createTag(name: string): Promise<Tag> {
  const color = TAG_COLORS[tags.peek().length % TAG_COLORS.length] ?? "#5c6778";
  const created = await http.post("/tags", { name, color });
  tags.value = [...tags.peek(), created];
  return created;
}
