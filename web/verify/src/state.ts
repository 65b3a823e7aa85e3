/** What the page is about: one file, what is known from elsewhere, and what was found. */
import { signal } from "@preact/signals";
import { KeyFault, VerifierKey } from "./core/key.ts";
import { claimedSize } from "./core/note.ts";
import type { Report, Trust } from "./core/report.ts";
import type { Job, Told } from "./worker.ts";

export const file = signal<File | null>(null);
export const report = signal<Report | null>(null);
/** From 0 to 1 while it is being verified. */
export const progress = signal<number | null>(null);
export const failed = signal(false);
export const key = signal("");
export const checkpoint = signal("");
export const keyIsBad = signal(false);
/** What asking the server came to. */
export const asked = signal<{ failed: true } | { newer: number } | null>(null);

let worker: Worker | null = null;

export function stop(): void {
  worker?.terminate();
  worker = null;
  progress.value = null;
}

export function forget(): void {
  stop();
  file.value = null;
  report.value = null;
  failed.value = false;
  asked.value = null;
}

function trust(): Trust | null {
  const named = key.peek().trim();
  const seen = checkpoint.peek().trim();
  try {
    if (named) VerifierKey.parse(named);
  } catch (error) {
    if (error instanceof KeyFault) return null;
    throw error;
  }
  // A note ends in a newline, which pasting often loses.
  return { ...(named && { key: named }), ...(seen && { checkpoints: [`${seen}\n`] }) };
}

/** Verifies the file with what is known by now. */
export function verify(next: File | null = file.peek()): void {
  if (!next) return;
  const known = trust();
  keyIsBad.value = known === null;
  if (!known) return;
  stop();
  if (next !== file.peek()) asked.value = null;
  file.value = next;
  failed.value = false;
  report.value = null;
  progress.value = 0;
  worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if ("progress" in data) {
      progress.value = data.progress / Math.max(1, next.size);
      return;
    }
    stop();
    if ("report" in data) report.value = data.report;
    else failed.value = true;
  };
  worker.onerror = () => {
    stop();
    failed.value = true;
  };
  const job: Job = { file: next, trust: known };
  worker.postMessage(job);
}

async function ask(path: string): Promise<string> {
  const answer = await fetch(path, { credentials: "omit", headers: { accept: "text/plain" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
}

/** Where the log of the file is on this server; null for a name that is none of ours. */
export const pathOf = (origin: string): string | null =>
  /^[^/]+(\/ledger\/[\w-]+)$/.exec(origin)?.[1] ?? null;

/** Takes the server's key and newest head, and verifies anew. */
export async function askServer(): Promise<void> {
  const found = report.peek();
  const path = found && pathOf(found.origin);
  try {
    if (!path) throw new Error("no log");
    const [itsKey, head] = await Promise.all([ask(`${path}/key`), ask(`${path}/checkpoint`)]);
    const size = claimedSize(head) ?? 0;
    const newer = size > (found.head?.size ?? 0);
    asked.value = newer ? { newer: size } : null;
    key.value = itsKey.trim();
    // One that is newer than the file speaks for records that the file cannot have.
    if (!newer) checkpoint.value = head;
    verify();
  } catch {
    asked.value = { failed: true };
  }
}
