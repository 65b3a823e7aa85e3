/**
 * Whether a text could hold a secret at all. Asked at every key, and loaded with the chat: so it is short, and says yes
 * rather too often. What it lets pass is never looked at again.
 */
const COULD =
  /otpauth|-----BEGIN|[1-9A-HJ-NP-Za-km-z]{51}|[\da-f]{64}|[a-z]{36}|[\da-z]{12,} ?\s[\da-z]{12,}|(?:[\da-f]{4,} ?\s){3}|(?:\d{1,3},\s*){31}|(?:[\p{L}\p{M}]{2,}[^\p{L}]+){7}[\p{L}\p{M}]{2}|(?:\p{Script=Han}[^\p{L}]*){12}/iu;

/** Nobody sees these, so nothing is hidden behind them. */
export const UNSEEN = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

export function suspicious(text: string): boolean {
  return COULD.test(text) || (text.search(UNSEEN) >= 0 && COULD.test(text.replace(UNSEEN, "")));
}
