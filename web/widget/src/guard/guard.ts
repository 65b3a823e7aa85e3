/**
 * Finds secrets in what a customer is about to send, on the device, before it is sent. The server looks again, and more
 * closely; here it is about what is not sent at all being the safest. A module of its own, loaded for suspicious texts.
 */
import { findKeys } from "./keys.ts";
import { findPhrases } from "./phrase.ts";
import { type Finding, type Kind, Sight } from "./text.ts";

export type { Finding } from "./text.ts";

/** Fails when a word list is needed and cannot be loaded: then nobody knows. */
export async function inspect(text: string): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const sight of Sight.of(text)) found.push(...(await findKeys(sight)), ...(await findPhrases(sight)));
  return merged(found);
}

function merged(found: Finding[]): Finding[] {
  const out: Finding[] = [];
  for (const { ...one } of found.sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && one.from < last.to) last.to = Math.max(last.to, one.to);
    else out.push(one);
  }
  return out;
}

/** As the server marks what it cuts out, so that agents read one language of marks. */
const MARKS: Record<Kind, string> = {
  phrase: "[seed phrase removed]",
  key: "[private key removed]",
  otp: "[2FA key removed]",
};

/** The text with a mark in the place of each finding. */
export function cut(text: string, found: readonly Finding[]): string {
  let out = "";
  let done = 0;
  for (const { kind, from, to } of found) {
    out += text.slice(done, from) + MARKS[kind];
    done = to;
  }
  return out + text.slice(done);
}
