/** The leaves of the tile that is being read, and those that came before their tile. */
import type { Content } from "./content.ts";
import type { Hash } from "./hash.ts";
import { type Fault, leafFault } from "./report.ts";

export const WIDTH = 256;
/** How many leaves that came too early are remembered. */
const MAX_EARLY = 1 << 16;

export interface Leaf {
  line: number;
  /** The hash of its entry. */
  hash: Hash;
  /** The hash of the entry that its content and salt commit to, where that is another. */
  committed: Hash | null;
  content: Content | null;
}

export class Slots {
  tile = 0;
  /** One past the highest place that is taken. */
  next = 0;
  /** One past the highest place that was taken in turn. */
  #turn = 0;
  #leaves: (Leaf | undefined)[] = new Array(WIDTH);
  #early = new Map<number, Leaf>();
  /** Those that came early for the tile that is being read: index and line. */
  #placed: [number, number][] = [];

  get first(): number {
    return this.tile * WIDTH;
  }

  leaf(at: number): Leaf | undefined {
    return this.#leaves[at];
  }

  /** A fault where it cannot be put; "over" where the tile is full and the leaf belongs into the next one. */
  put(index: number, leaf: Leaf): Fault | "over" | null {
    const at = index - this.first;
    const misplaced = (detail: string) => leafFault("leaf_out_of_place", index, detail, leaf.line);
    if (at < 0) return misplaced("it comes after its place, or again, and was not compared");
    if (at < WIDTH) {
      if (this.#leaves[at]) return leafFault("leaf_repeated", index, "it comes again", leaf.line);
      this.#leaves[at] = leaf;
      const late = at < this.#turn;
      this.next = Math.max(this.next, at + 1);
      this.#turn = Math.max(this.#turn, at + 1);
      return late ? misplaced("it comes after leaves that follow it") : null;
    }
    if (this.#turn === WIDTH && at < 2 * WIDTH) return "over";
    if (this.#early.size < MAX_EARLY && !this.#early.has(index)) {
      this.#early.set(index, leaf);
      return null;
    }
    return misplaced("it comes long before its place");
  }

  /** How many leaves are there already of a later tile. */
  earlyOf(tile: number): number {
    let found = 0;
    for (let index = tile * WIDTH; index < (tile + 1) * WIDTH; index++)
      if (this.#early.has(index)) found += 1;
    return found;
  }

  /** Goes on to a later tile, with the leaves that came early for it. Gives back those for the tiles between. */
  goTo(tile: number): [number, Leaf][] {
    this.tile = tile;
    this.next = 0;
    this.#turn = 0;
    this.#leaves = new Array(WIDTH);
    this.#placed = [];
    const passed: [number, Leaf][] = [];
    for (const [index, leaf] of this.rest()) {
      const at = index - this.first;
      if (at >= WIDTH) continue;
      this.#early.delete(index);
      if (at < 0) {
        passed.push([index, leaf]);
        continue;
      }
      this.#leaves[at] = leaf;
      this.next = Math.max(this.next, at + 1);
      this.#placed.push([index, leaf.line]);
    }
    return passed;
  }

  takePlaced(): [number, number][] {
    const placed = this.#placed;
    this.#placed = [];
    return placed;
  }

  /** What never found its tile, in order. */
  rest(): [number, Leaf][] {
    return this.#early.size === 0 ? [] : [...this.#early].sort(([a], [b]) => a - b);
  }
}
