/** The BIP-39 word lists, each loaded only for a text that could be made of its words. */

export interface WordList {
  /** Folded word to its number. */
  numbers: ReadonlyMap<string, number>;
  /** The same by the first four letters, which are enough to know a word by; steel plates hold no more. */
  short: ReadonlyMap<string, number>;
}

type Load = () => Promise<{ wordlist: readonly string[] }>;

const LATIN: Load[] = [
  () => import("@scure/bip39/wordlists/spanish.js"),
  () => import("@scure/bip39/wordlists/french.js"),
  () => import("@scure/bip39/wordlists/italian.js"),
  () => import("@scure/bip39/wordlists/portuguese.js"),
  () => import("@scure/bip39/wordlists/czech.js"),
];

/** English first: most phrases are English, and then no other list is loaded. */
export const LISTS: Record<"english" | "latin" | "kana" | "hangul" | "han", Load[]> = {
  english: [() => import("@scure/bip39/wordlists/english.js")],
  latin: LATIN,
  kana: [() => import("@scure/bip39/wordlists/japanese.js")],
  hangul: [() => import("@scure/bip39/wordlists/korean.js")],
  han: [
    () => import("@scure/bip39/wordlists/simplified-chinese.js"),
    () => import("@scure/bip39/wordlists/traditional-chinese.js"),
  ],
};

const loaded = new Map<Load, Promise<WordList>>();

function numbered(words: readonly string[]): WordList {
  const short = words.map((word, i) => [word.slice(0, 4), i] as const);
  return { numbers: new Map(words.map((word, i) => [word, i])), short: new Map(short) };
}

export function load(lists: readonly Load[]): Promise<WordList[]> {
  return Promise.all(
    lists.map((one) => {
      let list = loaded.get(one);
      if (!list) {
        list = one().then(({ wordlist }) => numbered(wordlist.map(fold)));
        // Without a network it fails; the next text asks again.
        list.catch(() => loaded.delete(one));
        loaded.set(one, list);
      }
      return list;
    }),
  );
}

/**
 * Without case, width and, in Latin letters, accents: people leave those out. In kana they make another letter; but the
 * list is in hiragana, and some write katakana.
 */
export function fold(word: string): string {
  const plain = word
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .normalize("NFKD")
    .toLowerCase();
  return /\p{Script=Latin}/u.test(plain) ? plain.replace(/\p{M}/gu, "") : plain;
}
