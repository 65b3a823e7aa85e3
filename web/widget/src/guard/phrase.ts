/** Seed phrases: 12 to 24 words of one list. With order numbers, separators, a word or two misspelt, or run together. */
import { isMnemonic } from "./hash.ts";
import type { Finding, Sight } from "./text.ts";
import { fold, LISTS, load, type WordList } from "./words.ts";

interface Token {
  from: number;
  to: number;
  word: string;
}

interface Window {
  /** The first token and the one after the last. */
  first: number;
  end: number;
  valid: boolean;
}

const LENGTHS = [24, 21, 18, 15, 12] as const;
const SHORTEST = 12;
/** More than so many units between two words, and they do not belong together. */
const WIDEST_GAP = 20;
const NEARBY = 80;

const ANNOUNCED =
  /seed|mnemonic|recover|backup|phrase|secret|words|助记|助記|种子|種子|恢复|恢復|复原|復原|备份|備份|单词|單詞|單字|短语|短語|シード|フレーズ|ニーモニック|復元|니모닉|복구|시드|semilla|frase|fráze|semente|parole|recupero|slova|фраз|секретн|восстанов|kurtarma|kelime|frasa|pemulihan|cụm từ|khôi phục|wiederherstell|wörter|عبارة|استرداد|كلمات/iu;

/** Small words that lists have too. Sentences of listed words alone are full of them, and phrases are not. */
const SMALL = new Set(
  "about above across after again all also always another any around because before behind below between beyond both can cannot could exist every from have here inside into just keep like many more most much must near need never often one only order other over please same some still such than that the their them then there these they this though toward under until upon very want what when where which while who will with without you your people".split(
    " ",
  ),
);

/** In Chinese sentences two of these are in every dozen characters; among random words hardly ever. */
const SENTENCE = /[的了是我你他她您不在有吗呢们这那就都也还没要和到可以会吧请怎么為為什麼嗎們這還沒會請]/gu;

function tokens(text: string, shape: RegExp): Token[] {
  return [...text.matchAll(shape)].map(({ 0: match, index }) => ({
    from: index,
    to: index + match.length,
    word: fold(match),
  }));
}

/** Splits tokens where too much stands between them. */
function stretches(all: readonly Token[]): Token[][] {
  const out: Token[][] = [];
  for (const token of all) {
    const last = out.at(-1);
    const before = last?.at(-1);
    if (last && before && token.from - before.to <= WIDEST_GAP) last.push(token);
    else out.push([token]);
  }
  return out.map(withoutLabels).filter((stretch) => stretch.length >= SHORTEST);
}

/** "word 1: abandon, word 2: ability": what stands before each word is none of them. */
function withoutLabels(stretch: Token[]): Token[] {
  const isLabel = ({ word }: Token) => {
    const places = stretch.flatMap((token, i) => (token.word === word ? [i] : []));
    return places.length >= SHORTEST - 1 && places.every((place, i) => place - (places[i - 1] ?? -2) > 1);
  };
  return stretch.filter((token) => !isLabel(token));
}

/** Somebody says nearby that this is a phrase. */
function announced(text: string, from: number, to: number): boolean {
  return (
    ANNOUNCED.test(text.slice(Math.max(0, from - NEARBY), from)) ||
    ANNOUNCED.test(text.slice(to, to + NEARBY))
  );
}

/** The windows of one stretch that look like a phrase. `misses` says how many words may be unknown. */
async function windows(
  stretch: readonly Token[],
  numbers: WordList["numbers"],
  misses: (first: number, end: number) => number,
): Promise<Window[]> {
  const known = stretch.map(({ word }) => numbers.get(word) ?? -1);
  const found: Window[] = [];
  for (let first = 0; first + SHORTEST <= known.length; first++) {
    for (const length of LENGTHS) {
      const end = first + length;
      const part = known.slice(first, end);
      const unknown = part.filter((number) => number < 0).length;
      if (part.length < length || unknown > misses(first, end)) continue;
      if (stretch.slice(first, end).filter(({ word }) => SMALL.has(word)).length * 4 >= length) continue;
      found.push({ first, end, valid: unknown === 0 && (await isMnemonic(part)) });
    }
  }
  return found;
}

/** Of windows that overlap, those with a right checksum say best where the phrase begins and ends. */
function settle(found: readonly Window[]): Window[] {
  const clear = found.filter(
    (one) => one.valid || !found.some((other) => other.valid && overlap(one, other)),
  );
  const joined: Window[] = [];
  for (const { ...one } of clear.sort((a, b) => a.first - b.first)) {
    const last = joined.at(-1);
    if (last && overlap(last, one)) last.end = Math.max(last.end, one.end);
    else joined.push(one);
  }
  return joined;
}

const overlap = (a: Window, b: Window) => a.first < b.end && b.first < a.end;

function findings(sight: Sight, stretch: readonly Token[], found: readonly Window[]): Finding[] {
  return settle(found).map(({ first, end }) =>
    sight.finding("phrase", stretch[first]?.from ?? 0, stretch[end - 1]?.to ?? 0),
  );
}

/** Words with something between them. */
async function spelt(sight: Sight, all: readonly Token[], lists: readonly WordList[]): Promise<Finding[]> {
  const out: Finding[] = [];
  for (const stretch of stretches(all)) {
    for (const list of lists) {
      const misses = (first: number, end: number) =>
        end - first > SHORTEST || announced(sight.text, stretch[first]?.from ?? 0, stretch[end - 1]?.to ?? 0)
          ? 2
          : 1;
      out.push(...findings(sight, stretch, await windows(stretch, list.numbers, misses)));
    }
  }
  return out;
}

/** Words of which only the first four letters are written. */
async function shortened(
  sight: Sight,
  all: readonly Token[],
  lists: readonly WordList[],
): Promise<Finding[]> {
  const out: Finding[] = [];
  for (const stretch of stretches(all.filter(({ word }) => word.length <= 4))) {
    for (const list of lists) {
      const found = await windows(stretch, list.short, () => 0);
      const good = found.filter(
        ({ first, end, valid }) =>
          valid || announced(sight.text, stretch[first]?.from ?? 0, stretch[end - 1]?.to ?? 0),
      );
      out.push(...findings(sight, stretch, good));
    }
  }
  return out;
}

/** Words without anything between them: a dozen or more in one run of letters. */
async function glued(sight: Sight, { numbers }: WordList): Promise<Finding[]> {
  const out: Finding[] = [];
  for (const { from, to, word } of tokens(sight.text, /\p{L}{36,}/gu)) {
    // The most words that the letters up to here can be cut into; -1: they cannot.
    const counts = [0];
    for (let end = 1; end <= word.length; end++) {
      let best = -1;
      for (let length = 3; length <= Math.min(9, end); length++) {
        const before = counts[end - length] ?? -1;
        if (before >= 0 && numbers.has(word.slice(end - length, end))) best = Math.max(best, before + 1);
      }
      counts.push(best);
    }
    if ((counts.at(-1) ?? -1) >= SHORTEST) out.push(sight.finding("phrase", from, to));
  }
  return out;
}

/**
 * Chinese words are single characters, the common ones: sentences are full of them. Without something between them only
 * a right checksum counts, and only where the text does not read like a sentence or a phrase was announced.
 */
async function chinese(sight: Sight, lists: readonly WordList[]): Promise<Finding[]> {
  const out: Finding[] = [];
  const { text } = sight;
  for (const stretch of stretches(tokens(text, /\p{Script=Han}/gu))) {
    const apart = (first: number, end: number) =>
      stretch.slice(first + 1, end).every(({ from }, i) => from > (stretch[first + i]?.to ?? 0));
    for (const list of lists) {
      const found = await windows(stretch, list.numbers, (first, end) => (apart(first, end) ? 1 : 0));
      const good = found.filter(({ first, end, valid }) => {
        const [from, to] = [stretch[first]?.from ?? 0, stretch[end - 1]?.to ?? 0];
        const small = (text.slice(from, to).match(SENTENCE) ?? []).length;
        if (apart(first, end)) return valid || small * 8 < end - first;
        const [most, edges] = announced(text, from, to) ? [4, 1] : [8, 2];
        const whole = !/[^\s\p{Script=Han}]/u.test(text.slice(from, to));
        return valid && whole && ends(text, from, to) >= edges && small * most < end - first;
      });
      out.push(...findings(sight, stretch, good));
    }
  }
  return out;
}

/** On how many of its sides a run of characters ends, and no sentence goes on. */
function ends(text: string, from: number, to: number): number {
  const beside = [text.slice(Math.max(0, from - 1), from), text.slice(to, to + 1)];
  return beside.filter((unit) => !/\p{Script=Han}/u.test(unit)).length;
}

/** Among any 12 words of a phrase at least 10 are as long as its list's words are; a sentence has its small words. */
function couldBe(all: readonly Token[], shortest: number): boolean {
  const fits = all.map(({ word }) => [...word].length >= shortest && [...word].length <= 9);
  return fits.some((_, i) => fits.slice(i, i + SHORTEST).filter(Boolean).length >= SHORTEST - 2);
}

export async function findPhrases(sight: Sight): Promise<Finding[]> {
  const { text } = sight;
  const out: Finding[] = [];
  // What a page's markup puts between words is no word.
  const plain = text.replace(/<[^<>]{1,40}>/g, (tag) => " ".repeat(tag.length));
  const latin = tokens(plain, /\p{Script=Latin}[\p{Script=Latin}\p{M}]*/gu);
  const run = /\p{Script=Latin}{36}/u.test(text);
  if (couldBe(latin, 3) || run) {
    const lists = await load(LISTS.english);
    out.push(...(await spelt(sight, latin, lists)), ...(await shortened(sight, latin, lists)));
    for (const list of lists) if (run) out.push(...(await glued(sight, list)));
    if (out.length === 0 && couldBe(latin, 4))
      out.push(...(await spelt(sight, latin, await load(LISTS.latin))));
  }
  for (const [shape, lists] of [
    [
      /[\p{Script=Hiragana}\p{Script=Katakana}][\p{Script=Hiragana}\p{Script=Katakana}\p{M}ー]*/gu,
      LISTS.kana,
    ],
    [/\p{Script=Hangul}[\p{Script=Hangul}\p{M}]*/gu, LISTS.hangul],
  ] as const) {
    const words = tokens(text, shape);
    if (words.length >= SHORTEST) out.push(...(await spelt(sight, words, await load(lists))));
  }
  if (/(?:\p{Script=Han}[^\p{L}]*){12}/u.test(text))
    out.push(...(await chinese(sight, await load(LISTS.han))));
  return out;
}
