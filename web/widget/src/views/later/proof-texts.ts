/** The words about proofs and about one's own data: a catalogue of their own, for most people never see them. */
import { effect, signal } from "@preact/signals";
import { type Catalogue, choose, formatting, language } from "../../texts.ts";

const files = import.meta.glob<{ default: Catalogue }>("../../../../../locales/*/proof.ftl");
const loaders = new Map(Object.entries(files).map(([path, load]) => [path.split("/").at(-2) ?? "", load]));

const catalogue = signal<Catalogue>({});
let tag = "en";

/** Ends when the first words are there, or are known not to come. */
export let begun: Promise<void> = Promise.resolve();

effect(() => {
  const wanted = choose([language.value], [...loaders.keys()]);
  const loaded = loaders
    .get(wanted)?.()
    .then(
      (file) => {
        tag = wanted;
        catalogue.value = file.default;
      },
      () => undefined, // Asked for again with the next language; until then the places are empty.
    );
  if (loaded) begun = loaded;
});

/** The text of a message; nothing until the words are there. */
export function p(key: string, args: Record<string, string | number> = {}): string {
  const message = catalogue.value[key] ?? "";
  return typeof message === "string" ? message : message(args, formatting(tag));
}
