import {
  type Draft,
  MAX_BODY_CHARS,
  MAX_FILES,
  type MessageKind,
  newId,
  type Refusal,
  type StaffFile,
} from "@ombud/api";
import { batch, computed, effect, signal } from "@preact/signals";
import { http, isOffline } from "./http.ts";
import { link, liveIfAny } from "./live.ts";
import { bearsOnReply } from "./messages.ts";
import { myId } from "./session.ts";
import type { Thread } from "./thread.ts";

const SAVE_MS = 600;
const TYPING_MS = 3000;

/** A file on its way to the server, or there. */
export interface Upload {
  key: string;
  name: string;
  size: number;
  /** From 0 to 1. */
  progress: number;
  error: unknown;
  ref: StaffFile | null;
  /** A picture of it, as long as this device has it: the server shows none in passing. */
  preview: string | null;
  stop: AbortController;
}

/** What stands in one kind of message while the other is on the screen. */
interface Shelf {
  body: string;
  uploads: readonly Upload[];
  mentions: readonly { id: string; name: string }[];
  seen: number;
}

/** When a reply goes out by itself. */
export interface Later {
  at: string;
  cancelOnReply: boolean;
}

/** What in a reply must not reach a customer: the words, and a little of what stands around them. */
export interface Objection {
  rule: string;
  why: string;
  before: string;
  words: string;
  after: string;
}

interface Refused {
  objections: readonly Objection[];
  mayOverride: boolean;
  /** When it was to go out; null for at once. */
  later: Later | null;
}

/** So many characters around refused words tell where they stand. */
const AROUND = 40;

/** How many characters people see in a text; the server counts code points. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/**
 * What is being written in one case, the reply and the note each by itself: what was meant for colleagues must not stand
 * in the reply because somebody pressed the other button. The server keeps both.
 */
export class Compose {
  readonly body = signal("");
  readonly kind = signal<MessageKind>("message");
  readonly uploads = signal<readonly Upload[]>([]);
  readonly saved = signal<"idle" | "saving" | "saved" | "offline">("idle");
  /** Colleagues named in a note, by the text that names them. */
  readonly mentions = signal<readonly { id: string; name: string }[]>([]);
  /** What the writer has had on the screen; stands still while there is text, until what is newer was reviewed. */
  readonly seen = signal(0);
  readonly empty = computed(() => this.body.value.trim() === "" && this.uploads.value.length === 0);
  readonly tooLong = computed(() => lengthOf(this.body.value) > MAX_BODY_CHARS);
  readonly uploading = computed(() =>
    this.uploads.value.some((one) => one.ref === null && one.error === null),
  );
  /** The last try was refused as unsafe. */
  readonly refused = signal<Refused | null>(null);
  /** What of it still stands in the text. */
  readonly objections = computed(() =>
    this.kind.value === "note"
      ? []
      : (this.refused.value?.objections.filter((one) => this.body.value.includes(one.words)) ?? []),
  );
  /** What the customer wrote, or somebody else answered, after the writer began. */
  readonly newer = computed(() =>
    this.empty.value || this.kind.value === "note"
      ? []
      : this.thread.messages.value.filter(
          (one) => one.pos > this.seen.value && bearsOnReply(one, myId.value),
        ),
  );

  private readonly thread: Thread;
  private shelf: Shelf = { body: "", uploads: [], mentions: [], seen: 0 };
  private timer: ReturnType<typeof setTimeout> | undefined;
  private typedAt = 0;
  /** What the server has of each kind, as it was sent; nothing where it has none. */
  private readonly stored: Record<MessageKind, string> = { message: "", note: "" };
  private saving: Promise<void> = Promise.resolve();
  private restored = false;

  constructor(thread: Thread) {
    this.thread = thread;
    effect(() => {
      const last = thread.lastPos.value;
      // Whoever begins before the talk is there has it before them as it comes, not news that came meanwhile.
      if (this.empty.value || this.seen.peek() === 0) this.seen.value = last;
    });
    // A draft that could not be saved goes as soon as the server is back.
    effect(() => {
      if (link.value === "online" && this.saved.peek() === "offline") void this.save();
    });
  }

  private get backupKey(): string {
    return `ombud.draft.${myId.peek()}.${this.thread.id}`;
  }

  /** Puts back what was being written before, here or on another device, in either kind. Runs once. */
  restore(...drafts: readonly (Draft | null)[]): void {
    if (this.restored) return;
    this.restored = true;
    const kept = drafts.filter((one) => one !== null);
    for (const one of kept) this.stored[kindOf(one)] = sent(one);
    const backups = readBackup(this.backupKey);
    const best = KINDS.flatMap((kind) => newest([...backups, ...kept].filter((one) => kindOf(one) === kind)));
    const [here, beside] = best.sort((one, other) => (one.updated_at < other.updated_at ? 1 : -1));
    if (!here || !this.empty.peek() || this.beside) return;
    batch(() => {
      this.body.value = here.body;
      this.kind.value = kindOf(here);
      this.uploads.value = here.files.map(uploaded);
    });
    if (beside) {
      this.shelf = { ...this.shelf, body: beside.body, uploads: beside.files.map(uploaded) };
    }
    if (best.some((one) => backups.includes(one))) this.saveSoon();
  }

  /** Changes the text; colleagues see that somebody types, the server keeps the draft. */
  write(body: string): void {
    this.body.value = body;
    this.saveSoon();
    const time = Date.now();
    if (body === "") this.stopTyping();
    else if (time - this.typedAt > TYPING_MS && this.kind.peek() === "message") {
      this.typedAt = time;
      liveIfAny()?.typing(this.thread.id, true);
    }
  }

  /** Turns to the reply or to the note; what was typed in the other stays there. */
  choose(kind: MessageKind): void {
    if (this.kind.peek() === kind) return;
    const { body, uploads, mentions, seen } = this;
    const put = this.shelf;
    this.shelf = {
      body: body.peek(),
      uploads: uploads.peek(),
      mentions: mentions.peek(),
      seen: seen.peek(),
    };
    batch(() => {
      this.kind.value = kind;
      body.value = put.body;
      uploads.value = put.uploads;
      mentions.value = put.mentions;
      // Whoever has not begun has read what is on the screen.
      seen.value = this.empty.peek() ? this.thread.lastPos.peek() : put.seen;
    });
    if (kind === "note") this.stopTyping();
    if (!this.empty.peek()) this.saveSoon();
  }

  private stopTyping(): void {
    if (this.typedAt > 0) liveIfAny()?.typing(this.thread.id, false);
    this.typedAt = 0;
  }

  /** What is newer has been read; the next send goes through. */
  reviewed(): void {
    this.seen.value = this.thread.lastPos.peek();
  }

  mention(person: { id: string; name: string }): void {
    if (!this.mentions.peek().some((one) => one.id === person.id)) {
      this.mentions.value = [...this.mentions.peek(), person];
    }
  }

  /** Who is still named in the text. */
  private mentioned(): string[] {
    if (this.kind.peek() !== "note") return [];
    const body = this.body.peek();
    return this.mentions.peek().flatMap((one) => (body.includes(`@${one.name}`) ? [one.id] : []));
  }

  /** Begins to upload files. Returns how many were left out, because a message takes only so many. */
  attach(files: readonly File[]): number {
    const room = Math.max(0, MAX_FILES - this.uploads.peek().length);
    for (const file of files.slice(0, room)) this.upload(file);
    return Math.max(0, files.length - room);
  }

  private upload(file: File): void {
    const key = newId();
    const stop = new AbortController();
    const preview = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
    const entry: Upload = {
      key,
      name: file.name,
      size: file.size,
      progress: 0,
      error: null,
      ref: null,
      preview,
      stop,
    };
    this.uploads.value = [...this.uploads.peek(), entry];
    const progress = (share: number) => this.changeUpload(key, { progress: share });
    http.upload<StaffFile>("/files", file, file.name, progress, stop.signal).then(
      (ref) => {
        this.changeUpload(key, { ref, progress: 1 });
        this.saveSoon();
      },
      (error: unknown) => {
        if (!stop.signal.aborted) this.changeUpload(key, { error });
      },
    );
  }

  private changeUpload(key: string, change: Partial<Upload>): void {
    const changed = (all: readonly Upload[]) =>
      all.map((one) => (one.key === key ? { ...one, ...change } : one));
    this.uploads.value = changed(this.uploads.peek());
    // A file may arrive while the other kind is on the screen.
    this.shelf = { ...this.shelf, uploads: changed(this.shelf.uploads) };
  }

  detach(key: string): void {
    const entry = this.uploads.peek().find((one) => one.key === key);
    if (!entry) return;
    entry.stop.abort();
    if (entry.preview) URL.revokeObjectURL(entry.preview);
    this.uploads.value = this.uploads.peek().filter((one) => one.key !== key);
    this.saveSoon();
  }

  /** Takes the message out of the composer, ready to be sent. */
  takeOut(): { kind: MessageKind; body: string; files: StaffFile[]; mentions: string[]; seen: number } {
    const files = this.uploads.peek().flatMap((one) => one.ref ?? []);
    const taken = {
      kind: this.kind.peek(),
      body: this.body.peek().trim(),
      files,
      mentions: this.mentioned(),
      seen: this.seen.peek(),
    };
    this.clear();
    return taken;
  }

  /** Keeps what the server found in a message that it refused; the message itself is put back by `putBack`. */
  refuse(body: string, refusals: readonly Refusal[], mayOverride: boolean, later: Later | null): void {
    this.refused.value = { objections: objectionsIn(body, refusals), mayOverride, later };
  }

  /** Puts a message back that could not be sent. */
  putBack(message: { kind: MessageKind; body: string; files: readonly StaffFile[] }): void {
    batch(() => {
      this.choose(message.kind);
      const before = this.body.peek();
      this.uploads.value = [...this.uploads.peek(), ...message.files.map(uploaded)];
      this.write(before.trim() === "" ? message.body : `${message.body}\n\n${before}`);
    });
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.stopTyping();
    for (const one of this.uploads.peek()) if (one.preview) URL.revokeObjectURL(one.preview);
    batch(() => {
      this.body.value = "";
      this.uploads.value = [];
      this.mentions.value = [];
      this.refused.value = null;
      this.saved.value = "idle";
    });
    this.backUp();
    void this.save();
  }

  private saveSoon(): void {
    clearTimeout(this.timer);
    this.backUp();
    this.timer = setTimeout(() => void this.save(), SAVE_MS);
  }

  /** Something stands in the kind that is not on the screen. */
  get beside(): boolean {
    return this.shelf.body.trim() !== "" || this.shelf.uploads.length > 0;
  }

  /** What is to be kept of a kind: what is on the screen, or what stands beside it. */
  private draft(kind: MessageKind): Draft {
    const here = this.kind.peek() === kind;
    const files = (here ? this.uploads.peek() : this.shelf.uploads).flatMap((one) => one.ref ?? []);
    const body = here ? this.body.peek() : this.shelf.body;
    // Of two that are kept at the same time, that on the screen is the newer one.
    const updated_at = new Date(Date.now() + (here ? 1 : 0)).toISOString();
    return { body, kind, files, updated_at };
  }

  /** Keeps on the device what the server may not have yet. */
  private backUp(): void {
    const all = KINDS.map((kind) => this.draft(kind)).filter((one) => !isEmpty(one));
    if (all.some((one) => sent(one) !== this.stored[kindOf(one)])) writeBackup(this.backupKey, all);
    else removeBackup(this.backupKey);
  }

  /** One request after the other: a draft that is still on its way must not outlive its own removal. */
  private save(): Promise<void> {
    clearTimeout(this.timer);
    this.saving = this.saving.then(() => this.push());
    return this.saving;
  }

  private async push(): Promise<void> {
    const here = this.kind.peek();
    // That on the screen goes last: what was kept last comes back to the screen.
    const order = here === "note" ? KINDS : KINDS.toReversed();
    const changed = order
      .map((kind) => this.draft(kind))
      .filter((one) => (isEmpty(one) ? "" : sent(one)) !== this.stored[kindOf(one)])
      .filter(isShortEnough);
    if (!isShortEnough(this.draft(here))) this.saved.value = "idle";
    if (changed.length === 0) return this.backUp();
    this.saved.value = "saving";
    try {
      if (order.every((kind) => isEmpty(this.draft(kind)))) await this.drop();
      else for (const one of changed) await this.put(one);
      const left = this.draft(here);
      this.saved.value = isEmpty(left) || !isShortEnough(left) ? "idle" : "saved";
      this.backUp();
    } catch (error) {
      this.saved.value = isOffline(error) ? "offline" : "idle";
    }
  }

  private async put(one: Draft): Promise<void> {
    const { body, files } = one;
    const kind = kindOf(one);
    // An empty one is thrown away.
    const draft = isEmpty(one)
      ? { body: "", kind, files: [] }
      : { body, kind, files: files.map((file) => file.id) };
    await http.put(`/cases/${this.thread.id}/draft`, draft);
    this.stored[kind] = isEmpty(one) ? "" : sent(one);
  }

  private async drop(): Promise<void> {
    await http.delete(`/cases/${this.thread.id}/draft`);
    this.stored.message = "";
    this.stored.note = "";
  }
}

/** The server counts code points. */
export function objectionsIn(body: string, refusals: readonly Refusal[]): Objection[] {
  const points = [...body];
  const cut = (from: number, to: number) => points.slice(Math.max(0, from), to).join("");
  return refusals.map(({ start, end, rule, why }) => ({
    ...{ rule, why, words: cut(start, end) },
    before: (start > AROUND ? "…" : "") + cut(start - AROUND, start),
    after: cut(end, end + AROUND) + (end + AROUND < points.length ? "…" : ""),
  }));
}

function uploaded(ref: StaffFile): Upload {
  const { id, name, size } = ref;
  return { key: id, name, size, progress: 1, error: null, ref, preview: null, stop: new AbortController() };
}

const KINDS: readonly MessageKind[] = ["message", "note"];

const kindOf = (draft: Draft): MessageKind => (draft.kind === "note" ? "note" : "message");

/** The server takes no more; until it is shorter, the device alone keeps it. */
const isShortEnough = ({ body }: Draft) => lengthOf(body) <= MAX_BODY_CHARS;

const isEmpty = ({ body, files }: Draft) => body.trim() === "" && files.length === 0;

/** What tells whether the server has it already. */
const sent = ({ body, files }: Draft) => JSON.stringify([body, ...files.map((file) => file.id)]);

const newest = (drafts: readonly Draft[]): readonly Draft[] =>
  [...drafts].sort((one, other) => (one.updated_at < other.updated_at ? 1 : -1)).slice(0, 1);

function readBackup(key: string): readonly Draft[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? (kept as Draft[]) : [];
  } catch {
    return [];
  }
}

function writeBackup(key: string, drafts: readonly Draft[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // The browser may forbid storage or be full; the server's copy follows within a second.
  }
}

function removeBackup(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

const composers = new WeakMap<Thread, Compose>();

/** The composer of a thread; it lives as long as the thread is in memory. */
export function composeOf(thread: Thread): Compose {
  let compose = composers.get(thread);
  if (!compose) {
    compose = new Compose(thread);
    composers.set(thread, compose);
  }
  return compose;
}

/** Whether a thread holds something beside what is on the screen: files may still be on their way. */
export function holdsBeside(thread: Thread): boolean {
  return composers.get(thread)?.beside ?? false;
}
