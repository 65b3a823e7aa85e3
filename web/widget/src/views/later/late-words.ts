/** Words that only a late part says: a catalogue of their own, so that nobody else loads them. */
import { effect, type Signal, signal } from "@preact/signals";
import { type Catalogue, choose, formatting, language } from "../../texts.ts";

type Args = Record<string, string | number>;

export type Say = (key: string, args?: Args) => string;

interface LateWords {
  /** The text of a message; nothing until the words are there. */
  say: Say;
  /** Whether there is such a message. */
  has: (key: string) => boolean;
  /** The same in a certain language: what belongs to a message is said in the language of that message. */
  within: (lang: string) => Say;
  /** Ends when the first words are there, or are known not to come. */
  begun: () => Promise<void>;
}

function told(message: Catalogue[string] | undefined, tag: string, args: Args): string {
  return typeof message === "function" ? message(args, formatting(tag)) : (message ?? "");
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
  const say: Say = (key, args = {}) => told(catalogue.value[key], tag, args);
  const others = new Map<string, Signal<Catalogue>>();
  const other = (lang: string) => {
    const known = others.get(lang);
    if (known) return known;
    const words = signal<Catalogue>({});
    others.set(lang, words);
    loaders
      .get(lang)?.()
      .then(
        (file) => {
          words.value = file.default;
        },
        () => others.delete(lang),
      );
    return words;
  };
  return {
    say,
    within: (lang) => {
      const wanted = choose([lang], [...loaders.keys()]);
      if (wanted === choose([language.value], [...loaders.keys()])) return say;
      const words = other(wanted);
      return (key, args = {}) => told(words.value[key], wanted, args);
    },
    has: (key) => key in catalogue.value,
    begun: () => begun,
  };
}
