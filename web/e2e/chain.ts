/** The story of the demo's chain, which the server tells by itself. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const STORY = resolve(import.meta.dirname, "../../crates/server/src/operations/demo/chain.json");
const tales: { name: string; hash: string }[] = JSON.parse(readFileSync(STORY, "utf8")).tales;

/** The transaction of one of its tales. */
export function hashOf(name: string): string {
  const tale = tales.find((it) => it.name === name);
  if (!tale) throw new Error(`the demo's chain does not tell of ${name}`);
  return tale.hash;
}
