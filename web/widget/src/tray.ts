/** Files on their way up, for each conversation, before the message that carries them is sent. */
import type { FileRef } from "@ombud/api";
import { ApiError, MAX_FILES, newId } from "@ombud/api";
import { type Signal, signal } from "@preact/signals";
import { secretsIn } from "./guard/gate.ts";
import { suspicious } from "./guard/suspect.ts";
import { client, inbox, notice, reason } from "./store.ts";
import { t } from "./texts.ts";
import { bytes } from "./time.ts";

export interface TrayItem {
  key: string;
  file: File;
  name: string;
  /** From 0 to 1. */
  share: number;
  ref: FileRef | null;
  failed: string | null;
  /** Trying again may help: the server has not judged the file itself. */
  again: boolean;
  stop: AbortController;
}

const trays = new Map<string, Signal<TrayItem[]>>();

export function trayOf(conversation: string): Signal<TrayItem[]> {
  let tray = trays.get(conversation);
  if (!tray) {
    tray = signal<TrayItem[]>([]);
    trays.set(conversation, tray);
  }
  return tray;
}

/** Checks what can be checked here, and begins to upload the rest. */
export function addFiles(conversation: string, files: Iterable<File>): void {
  const tray = trayOf(conversation);
  const limit = inbox.peek()?.max_file_bytes ?? Number.POSITIVE_INFINITY;
  for (const file of files) {
    const name = file.name || "image.png";
    if (tray.peek().length >= MAX_FILES) {
      notice.value = t("file-too-many", { count: MAX_FILES });
      return;
    }
    if (file.size === 0) notice.value = t("file-empty", { name });
    else if (file.size > limit) notice.value = t("file-too-large", { name, limit: bytes(limit) });
    else if (suspicious(name)) void checked(tray, file, name);
    else begin(tray, file, name);
  }
}

/** A name is sent along, so it is checked as what is written is. */
async function checked(tray: Signal<TrayItem[]>, file: File, name: string): Promise<void> {
  const secrets = await secretsIn(name).catch(() => null);
  if (secrets?.length === 0) begin(tray, file, name);
  else notice.value = secrets ? t("guard-file") : t("guard-unchecked");
}

function begin(tray: Signal<TrayItem[]>, file: File, name: string): void {
  const stop = new AbortController();
  const item: TrayItem = { key: newId(), file, name, share: 0, ref: null, failed: null, again: false, stop };
  tray.value = [...tray.peek(), item];
  void upload(tray, item);
}

export function clearTray(conversation: string): void {
  trayOf(conversation).value = [];
}

export async function upload(tray: Signal<TrayItem[]>, { key, file, name, stop }: TrayItem): Promise<void> {
  try {
    const progress = (share: number) => change(tray, key, { share });
    change(tray, key, { ref: await client.upload(file, name, progress, stop.signal), share: 1 });
  } catch (error) {
    if (stop.signal.aborted) return;
    const again = !(error instanceof ApiError) || error.status >= 500 || error.status === 429;
    change(tray, key, { failed: t("file-failed", { name, detail: reason(error) }), again });
  }
}

export function change(tray: Signal<TrayItem[]>, key: string, part: Partial<TrayItem>): void {
  tray.value = tray.peek().map((item) => (item.key === key ? { ...item, ...part } : item));
}
