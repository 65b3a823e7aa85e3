/** Bringing topics in from elsewhere, and taking them away. */
import type { Imported, ImportFile, ImportFormat, ImportRequest } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { keepFile } from "../../state/download.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { toast } from "../../ui/index.ts";

/** The formats that files can have; what is shipped has none here. */
export const FORMATS: readonly Exclude<ImportFormat, "shipped">[] = [
  "markdown",
  "ombud",
  "zendesk",
  "chatwoot",
];

/** All files of one import together, as the server takes them. */
export const MOST_BYTES = 30 * 1024 * 1024;

/** What is to be brought in. */
export interface Wanted extends Required<Pick<ImportRequest, "format" | "publish" | "fetch_pictures">> {
  files: readonly ImportFile[];
}

/** Says what an import would do, or does it. */
export function runImport(request: Wanted, dry_run: boolean): Promise<Imported> {
  return http.request<Imported>("POST", "/knowledge/import", { ...request, dry_run });
}

/** What files are, by their names and by what they hold; null where that cannot be told. */
export function formatOf(files: readonly ImportFile[]): Exclude<ImportFormat, "shipped"> | null {
  if (files.some((file) => /\.(?:md|markdown)$/i.test(file.path))) return "markdown";
  const keys = new Set(files.flatMap((file) => (file.data ? [] : keysOf(file.text ?? ""))));
  if (keys.has("topics")) return "ombud";
  if (keys.has("payload")) return "chatwoot";
  // What the Help Center API answers; sections and translations alone are a part of it.
  return ["articles", "sections", "translations"].some((key) => keys.has(key)) ? "zendesk" : null;
}

function keysOf(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text);
    return read !== null && typeof read === "object" && !Array.isArray(read) ? Object.keys(read) : [];
  } catch {
    return [];
  }
}

/** Whether a file can be knowledge at all; whatever else lies beside it is passed over. */
const isSource = (name: string) => /\.(?:md|markdown|json|toml|tsv)$/i.test(name) || isPicture(name);

/** Whether an article beside it may show it; the server says why an SVG is not taken. */
const isPicture = (name: string) => /\.(?:png|jpe?g|webp|gif|svg)$/i.test(name);

/** Reads chosen files; those of a folder keep their path within it. */
export function readFiles(list: Iterable<File>): Promise<ImportFile[]> {
  return readPlaced(Array.from(list, (file) => ({ file, path: file.webkitRelativePath || file.name })));
}

/** More than an import takes at once. */
export class TooLarge extends Error {}

/** Reads what was dropped, folders with all that is in them. */
export async function readDropped(data: DataTransfer): Promise<ImportFile[]> {
  // The entries must be asked for at once: after the first wait the browser has taken them away.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return readFiles(data.files);
  const found = (await Promise.all(entries.map((entry) => filesIn(entry)))).flat();
  return readPlaced(found);
}

interface Placed {
  file: File;
  path: string;
}

async function readPlaced(placed: readonly Placed[]): Promise<ImportFile[]> {
  const chosen = placed.filter(({ path }) => isSource(path));
  // Pictures alone are nothing to bring in.
  if (chosen.every(({ path }) => isPicture(path))) return [];
  const sent = (file: File, path: string) => (isPicture(path) ? (file.size * 4) / 3 : file.size);
  if (chosen.reduce((sum, { file, path }) => sum + sent(file, path), 0) > MOST_BYTES) throw new TooLarge();
  return Promise.all(
    chosen.map(async ({ file, path }) =>
      isPicture(path) ? { path, text: "", data: await base64(file) } : { path, text: await file.text() },
    ),
  );
}

/** The bytes of a file as a text. */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  // All at once would be more arguments than a call can have.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

async function filesIn(entry: FileSystemEntry): Promise<Placed[]> {
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [{ file, path }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A reader hands over a hundred at a time, and nothing when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesIn))).flat();
}

/** Takes everything away as one file that an import takes back. */
export async function exportAll(): Promise<void> {
  toast(t("knowledge-exporting"), { tone: "info" });
  try {
    const response = await http.raw("GET", "/knowledge/export");
    const day = new Date().toISOString().slice(0, 10);
    keepFile(await response.blob(), `knowledge-${day}.json`);
  } catch (error) {
    toastError(error);
  }
}
