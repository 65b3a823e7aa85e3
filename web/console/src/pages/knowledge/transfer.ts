/** Bringing topics in from elsewhere, and taking them away. */
import type { Imported, ImportFile, ImportFormat, ImportRequest } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { keepFile } from "../../state/download.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { toast } from "../../ui/index.ts";

/** The formats that files can have; what is shipped has none here. */
export const FORMATS: readonly Exclude<ImportFormat, "shipped">[] = ["markdown", "ombud"];

/** All files of one import together, as the server takes them. */
export const MOST_BYTES = 30 * 1024 * 1024;

/** What is to be brought in. */
export interface Wanted extends Required<Pick<ImportRequest, "format" | "publish">> {
  files: readonly ImportFile[];
}

/** Says what an import would do, or does it. */
export function runImport(request: Wanted, dry_run: boolean): Promise<Imported> {
  return http.request<Imported>("POST", "/knowledge/import", { ...request, dry_run });
}

/** What files are, by their names and by what they hold; null where that cannot be told. */
export function formatOf(files: readonly ImportFile[]): Exclude<ImportFormat, "shipped"> | null {
  if (files.some((file) => /\.(?:md|markdown)$/i.test(file.path))) return "markdown";
  return files.some((file) => keysOf(file.text).includes("topics")) ? "ombud" : null;
}

function keysOf(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text);
    return read !== null && typeof read === "object" && !Array.isArray(read) ? Object.keys(read) : [];
  } catch {
    return [];
  }
}

/** Whether a file can be knowledge at all; pictures and the like beside it are passed over. */
const isSource = (name: string) => /\.(?:md|markdown|json|toml)$/i.test(name);

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
  if (chosen.reduce((sum, { file }) => sum + file.size, 0) > MOST_BYTES) throw new TooLarge();
  return Promise.all(chosen.map(async ({ file, path }) => ({ path, text: await file.text() })));
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
