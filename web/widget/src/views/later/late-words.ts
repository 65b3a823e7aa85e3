/** Words that only a late part says: a catalogue of their own, so that nobody else loads them. */
import { effect, signal } from "@preact/signals";
import { type Catalogue, choose, formatting, language } from "../../texts.ts";

type Args = Record<string, string | number>;

interface LateWords {
  /** The text of a message; nothing until the words are there. */
  say: (key: string, args?: Args) => string;
  /** Whether there is such a message. */
  has: (key: string) => boolean;
  /** Ends when the first words are there, or are known not to come. */
  begun: () => Promise<void>;
}

/** The words of these files, in the reader's language, as it changes. */
export function lateWords(files: Record<string, () => Promise<{ default: Catalogue }>>): LateWords {
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
    has: (key) => key in catalogue.value,
    begun: () => begun,
  };
}
