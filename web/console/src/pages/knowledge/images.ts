import { useRef, useState } from "preact/hooks";
import { t } from "../../i18n/index.ts";
import { http } from "../../state/http.ts";
import { problemText } from "../../ui/index.ts";

/** What a picture in an article may be. Vector pictures can hold code, so they are none. */
export const PICTURES: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
];

/** The server takes pictures up to this size. */
export const MOST_BYTES = 5 * 1024 * 1024;

export interface ImageUpload {
  id: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  problem: string | null;
}

interface Done {
  /** Where the picture is shown from. */
  path: string;
  /** What it is described by until somebody writes better. */
  words: string;
}

interface Kept {
  id: string;
  url?: string;
}

/** Why a file cannot be a picture of an article; null when it can. */
export function pictureProblem(file: { type: string; size: number }): string | null {
  if (!PICTURES.includes(file.type)) return t("knowledge-image-type");
  if (file.size > MOST_BYTES) return t("knowledge-image-large", { most: MOST_BYTES / 1024 / 1024 });
  return null;
}

/** The words that a file is called by: its name without its ending. */
export const wordsOf = (name: string) =>
  name
    .replace(/\.[a-z0-9]+$/i, "")
    .replace(/[_-]+/g, " ")
    .trim();

/** Sends one picture to the server; resolves with where it is shown from. */
export async function keepImage(file: File, progress?: (share: number) => void): Promise<string> {
  const kept = await http.upload<Kept>("/knowledge/images", file, file.name, progress);
  return kept.url ?? `/help/images/${kept.id}`;
}

/** Pictures on their way: shown with their progress, and put into the text once they are there. */
export function useImages(onDone: (done: Done) => void) {
  const [uploads, setUploads] = useState<readonly ImageUpload[]>([]);
  const next = useRef(1);
  const dismiss = (id: number) => setUploads((before) => before.filter((one) => one.id !== id));
  const update = (id: number, part: Partial<ImageUpload>) =>
    setUploads((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const send = async (file: File) => {
    const id = next.current++;
    const wrong = pictureProblem(file);
    setUploads((before) => [...before, { id, name: file.name, share: 0, problem: wrong }]);
    if (wrong) return;
    try {
      const path = await keepImage(file, (share) => update(id, { share }));
      dismiss(id);
      onDone({ path, words: wordsOf(file.name) });
    } catch (error) {
      update(id, { problem: problemText(error, "knowledge") });
    }
  };
  const take = async (files: readonly File[]) => {
    // One after the other: they stand in the text in the order in which they were chosen.
    for (const file of files) await send(file);
  };
  return { uploads, dismiss, take: (files: readonly File[]) => void take(files) };
}
