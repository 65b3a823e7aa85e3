/** Catalogues of words that most people never see: each comes with the part that says them. */
import { effect, signal } from "@preact/signals";
import { type Catalogue, choose, formatting, language } from "../../texts.ts";

type Files = Record<string, () => Promise<{ default: Catalogue }>>;

interface Words {
  /** The text of a message; nothing until the words are there. */
  say: (key: string, args?: Record<string, string | number>) => string;
  /** Ends when the first words are there, or are known not to come. */
  begun: () => Promise<void>;
}

/** The catalogue of these files, by the folder of their language, in the language of the page. */
export function wordsOf(files: Files): Words {
  const loaders = new Map(Object.entries(files).map(([path, load]) => [path.split("/").at(-2) ?? "", load]));
  const catalogue = signal<Catalogue>({});
  let tag = "en";
  let begun: Promise<void> = Promise.resolve();
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
  return {
    say: (key, args = {}) => {
      const message = catalogue.value[key] ?? "";
      return typeof message === "string" ? message : message(args, formatting(tag));
    },
    begun: () => begun,
  };
}
