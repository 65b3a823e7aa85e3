/** Proofs of inclusion, RFC 6962 section 2.1.1. */
import { equal } from "./bytes.ts";
import { type Hash, nodeHash } from "./hash.ts";

/** From the leaf up to the root: whether each hash of the proof joins from the left. Null where there is no such leaf. */
function path(index: number, size: number): boolean[] | null {
  if (index >= size) return null;
  const left: boolean[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + split(end - start);
    if (index < middle) {
      left.push(false);
      end = middle;
    } else {
      left.push(true);
      start = middle;
    }
  }
  return left.reverse();
}

/** The largest power of two below a number of two or more. */
function split(length: number): number {
  let power = 1;
  while (power * 2 < length) power *= 2;
  return power;
}

/** Null when it is proved that the leaf of that hash is the `index`-th; else in words why not. */
export function inclusionFault(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): string | null {
  const sides = path(index, size);
  if (!sides) return `leaf ${index} is not in a tree of ${size} leaves`;
  if (sides.length !== proof.length) {
    return `the proof has ${proof.length} hashes instead of ${sides.length}`;
  }
  const computed = proof.reduce(
    (below, hash, at) => (sides[at] ? nodeHash(hash, below) : nodeHash(below, hash)),
    leaf,
  );
  return equal(computed, root) ? null : "the proof leads to another root";
}
