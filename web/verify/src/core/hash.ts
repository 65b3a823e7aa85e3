/** The tree of RFC 6962 over SHA-256. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8 } from "./bytes.ts";

export type Hash = Uint8Array;

/** No file here is larger; so a place in the log is an ordinary number. */
export const MAX_SIZE = Number.MAX_SAFE_INTEGER;

export const EMPTY_ROOT: Hash = sha256(new Uint8Array());

const CONTEXT = utf8("ombud-leaf-v1\0");
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (entry: Uint8Array): Hash => sha256.create().update(LEAF).update(entry).digest();

export const nodeHash = (left: Hash, right: Hash): Hash =>
  sha256.create().update(NODE).update(left).update(right).digest();

/** What a leaf holds: a commitment to its salt and content. */
export const commit = (salt: Uint8Array, content: Uint8Array): Hash =>
  sha256.create().update(CONTEXT).update(salt).update(content).digest();

/** The right edge of a growing tree: the roots of its perfect subtrees, largest first. */
export class Frontier {
  #size = 0;
  #hashes: Hash[] = [];

  append(leaf: Hash): void {
    let hash = leaf;
    for (let index = this.#size; index % 2 === 1; index = (index - 1) / 2) {
      const left = this.#hashes.pop();
      if (left) hash = nodeHash(left, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  root(): Hash {
    const last = this.#hashes.at(-1);
    if (!last) return EMPTY_ROOT;
    return this.#hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
  }

  copy(): Frontier {
    const other = new Frontier();
    other.#size = this.#size;
    other.#hashes = [...this.#hashes];
    return other;
  }
}
