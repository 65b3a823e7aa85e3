/** Private keys and the seeds of one-time passwords: texts with a shape of their own. */
import { base58, base58Check } from "./hash.ts";
import type { Finding, Sight } from "./text.ts";

/** What a number of 64 hex digits is, is said by the words before it: a key, or something that everybody may see. */
const KEY_WORDS =
  /priv(?:ate)?[\s_-]*key|key\s?pair|secret|\bkeys?\b|\bpk\b|paper wallet|私钥|私鑰|密钥|密鑰|秘密鍵|プライベートキー|개인\s*키|ключ|clave|clé|chave|chiave|klíč|schlüssel|kunci|khóa|anahtar|مفتاح/giu;
const PUBLIC_WORDS =
  /\btx|hash|transaction|block|signature|public(?:[\s_-]*keys?)?|交易|哈希|區塊|区块|公钥|公鑰|トランザクション|거래|транзакц|معاملة/giu;
const NEARBY = 80;

const otp = /otpauth(?:-migration)?:\/\/\S+/giu;
const pem = /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?)/gu;
const extended =
  /(?<![\dA-Za-z])[xyztuvYZUV]prv[1-9A-HJ-NP-Za-km-z]{25,112}(?:\s[1-9A-HJ-NP-Za-km-z]{25,90}){0,3}/gu;
/** Also broken in two, as copying out of a narrow place does. */
const wif =
  /(?<![\dA-Za-z])(?:[1-9A-HJ-NP-Za-km-z]{51,52}|[1-9A-HJ-NP-Za-km-z]{12,40}\s[1-9A-HJ-NP-Za-km-z]{12,40})(?![\dA-Za-z])/gu;
/** Also in groups. */
const hex =
  /(?<![\dA-Za-z])(?:0x)?(?:[\da-f]{128}|[\da-f]{64}|(?:[\da-f]{4,60}\s){1,15}[\da-f]{4,60})(?![\dA-Za-z])/giu;
const array = /\[\s*(?:\d{1,3}\s*,\s*){63}\d{1,3}\s*\]/gu;
const solana = /(?<![\dA-Za-z])[1-9A-HJ-NP-Za-km-z]{86,88}(?![\dA-Za-z])/gu;

/** Where the last of the words ends. */
function lastOf(words: RegExp, text: string): number {
  const last = [...text.matchAll(words)].at(-1);
  return last ? last.index + last[0].length : -1;
}

/** The nearer of the words before decides; without any, a key's word right after. */
function calledKey(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - NEARBY), from);
  const [key, open] = [lastOf(KEY_WORDS, before), lastOf(PUBLIC_WORDS, before)];
  if (key >= 0 || open >= 0) return key > open;
  const after = text.slice(to, to + NEARBY);
  return after.search(KEY_WORDS) >= 0 && after.search(PUBLIC_WORDS) < 0;
}

/** A WIF key has a version, another for each coin, and 32 bytes; one more when its public key is compressed. */
async function isWif(match: string, from: number, text: string): Promise<boolean> {
  const joined = match.replace(/\s/, "");
  if (joined.length < 51 || joined.length > 52) return false;
  const { length } = (await base58Check(joined)) ?? [];
  if (length === 33 || length === 34) return true;
  // Copied wrongly, most of it is still the key.
  return /^[5KL]/.test(joined) && joined === match && calledKey(text, from, from + match.length);
}

function isHexKey(match: string, from: number, text: string): boolean {
  const digits = match.replace(/^0x|\s/giu, "");
  // A Solana key has its public half behind it.
  return (digits.length === 64 || digits.length === 128) && calledKey(text, from, from + match.length);
}

type Judge = (match: string, from: number, text: string) => boolean | Promise<boolean>;

const SHAPES: [RegExp, Finding["kind"], Judge][] = [
  [otp, "otp", () => true],
  [pem, "key", () => true],
  // Long before its checksum is right, what begins like this is somebody's wallet.
  [extended, "key", () => true],
  [wif, "key", isWif],
  [hex, "key", isHexKey],
  [array, "key", (match, from, text) => calledKey(text, from, from + match.length)],
  [
    solana,
    "key",
    (match, from, text) => base58(match).length === 64 && calledKey(text, from, from + match.length),
  ],
];

export async function findKeys(sight: Sight): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [shape, kind, judge] of SHAPES) {
    for (const { 0: match, index } of sight.text.matchAll(shape)) {
      if (await judge(match, index, sight.text)) found.push(sight.finding(kind, index, index + match.length));
    }
  }
  return found;
}
