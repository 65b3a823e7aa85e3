import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { offerTexts } from "./texts.ts";

const folder = join(import.meta.dirname, "../../../../locales");

/** The source of one text file. */
export const readTexts = (tag: string, file: string) =>
  readFileSync(join(folder, tag, `${file}.ftl`), "utf8");

/** Lets tests read the texts from the disk: their server hands out nothing from outside of `web`. */
export function textsFromDisk(): void {
  const files = readdirSync(folder).flatMap((tag) =>
    readdirSync(join(folder, tag)).map(
      (name) => [`${folder}/${tag}/${name}`, async () => readTexts(tag, name.replace(".ftl", ""))] as const,
    ),
  );
  offerTexts(Object.fromEntries(files));
}
