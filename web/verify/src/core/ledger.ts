/**
 * A whole log, `ombud-ledger-1`: read once, line by line, and all of it recomputed. It goes the way of `bundle::verify` of the crate
 * `ombud-ledger` step by step, and must find the same in every file; the vectors of `crates/ledger/tests/data` hold it to that.
 */
import { equal } from "./bytes.ts";
import { encodeContent } from "./content.ts";
import { commit, Frontier, type Hash, leafHash, MAX_SIZE } from "./hash.ts";
import type { VerifierKey } from "./key.ts";
import { type Kind, LineFault, parseLine } from "./line.ts";
import type { Line } from "./lines.ts";
import { type Checkpoint, CheckpointFault, openCheckpoint } from "./note.ts";
import {
  chooseKey,
  emptyReport,
  fault,
  leafFault,
  MAX_FAULTS,
  type Report,
  type Trust,
  tell,
  type What,
} from "./report.ts";
import { type Leaf, Slots, WIDTH } from "./slots.ts";

const FORMAT = "ombud-ledger-1";
/** How many checkpoints may stand before the leaves that they speak for. */
const MAX_WAITING = 1 << 16;
/** The kinds of anchor, and how many a file may have. */
const KINDS = ["evm", "ots"];
const MAX_ANCHORS = 100_000;
/** How many of the newest leaves can be read on the page. */
const SHOWN = 500;

/** A leaf that is another than its tile says: which of them is right the next checkpoint tells. */
interface Suspect {
  index: number;
  line: number;
  tileLine: number;
  /** The leaf of the tile that it is instead. */
  movedFrom: number | null;
}

type Verdict = "tiles" | "leaves" | "neither";

type LeafLine = Extract<Kind, { kind: "leaf" }>;
type TileLine = Extract<Kind, { kind: "tile" }>;
type HeaderLine = Extract<Kind, { kind: "header" }>;

export async function verifyLedger(lines: AsyncIterable<Line>, trust: Trust): Promise<Report> {
  const verifier = new Verifier(trust);
  for await (const line of lines) await verifier.take(line);
  return verifier.finish();
}

class Verifier {
  readonly #trust: Trust;
  readonly #report: Report;
  #begun = false;
  #key: VerifierKey | null = null;
  #slots = new Slots();
  /** How many leaves were read or are known to be missing, up to the last tile. */
  #size = 0;
  /** The tree by the tiles. */
  #told = new Frontier();
  /** The tree by the leaves, where it is another. */
  #seen: Frontier | null = null;
  #suspects: Suspect[] = [];
  /** Hashes are missing, so that no root can be computed any more. */
  #lost = false;
  /** A root was wrong, so that all after it will be. */
  #broken = false;
  /** A tile was not full, so that the log ends there. */
  #ended = false;
  /** The size of the last checkpoint of the file, if its signature holds. */
  #signed: number | null = null;
  readonly #waiting = new Map<number, [number | null, Checkpoint][]>();

  constructor(trust: Trust) {
    this.#trust = trust;
    this.#report = emptyReport("ledger", trust);
  }

  async take({ number, text }: Line): Promise<void> {
    let it: Kind;
    try {
      if (text === null) throw new LineFault("too long, or not UTF-8");
      it = parseLine(text);
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      this.#tell("unreadable", error.message, number);
      return;
    }
    if (it.kind === "header") return this.#header(number, it);
    if (!this.#begun) await this.#beginWithoutHeader();
    if (it.kind === "leaf") this.#leaf(number, it);
    else if (it.kind === "tile") this.#tile(number, it);
    else if (it.kind === "anchor") this.#anchor(number, it.of, it.size);
    else {
      this.#signed = null;
      await this.#open(number, it.note);
    }
  }

  #tell(what: What, detail: string, line: number | null = null): void {
    tell(this.#report, fault(what, detail, line));
  }

  #tellLeaf(what: What, index: number, detail: string, line: number | null = null, count = 1): void {
    tell(this.#report, { ...leafFault(what, index, detail, line), count });
  }

  async #header(line: number, { format, origin, key }: HeaderLine): Promise<void> {
    if (this.#begun) return this.#tell("header", "a second header, or not the first line", line);
    if (format !== FORMAT) this.#tell("header", "an unknown format", line);
    await this.#begin(origin, key, line);
  }

  async #begin(origin: string | null, key: string | null, line: number | null): Promise<void> {
    this.#begun = true;
    this.#key = chooseKey(this.#report, this.#trust, key, line);
    this.#report.origin = origin ?? this.#key?.name ?? "";
    this.#report.key = this.#key?.toString() ?? null;
    for (const note of this.#trust.checkpoints ?? []) await this.#open(null, note);
  }

  async #beginWithoutHeader(): Promise<void> {
    this.#tell("header", "there is no header before the first line");
    await this.#begin(null, null, null);
  }

  #leaf(line: number, { index, salt, content, entry }: LeafLine): void {
    let committed: Hash | null = null;
    if (salt && content) committed = commit(salt, encodeContent(content));
    else if (salt || content) {
      this.#tellLeaf("halved", index, "a content without its salt, or a salt without its content", line);
    }
    const other = committed && !equal(committed, entry) ? leafHash(committed) : null;
    this.#put(index, { line, hash: leafHash(entry), committed: other, content });
  }

  #put(index: number, leaf: Leaf): void {
    if (this.#ended) {
      const detail = "it comes after a tile that was not full, which ends the log";
      this.#tellLeaf("leaf_out_of_place", index, detail, leaf.line);
      return;
    }
    const put = this.#slots.put(index, leaf);
    if (put === "over") {
      this.#closeWithoutHashes(WIDTH);
      this.#put(index, leaf);
    } else if (put) tell(this.#report, put);
  }

  #tile(line: number, { index, hashes }: TileLine): void {
    const wrong = (what: What, detail: string) => this.#tell(what, `tile ${index}: ${detail}`, line);
    if (hashes.length === 0 || hashes.length > WIDTH || index >= MAX_SIZE / WIDTH) {
      wrong("unreadable", "a tile has 1 to 256 hashes, and no log has that many tiles");
      return;
    }
    if (this.#ended || index < this.#slots.tile) {
      wrong("tile_out_of_place", "it comes after its place, or again");
      return;
    }
    if (index > this.#slots.tile) {
      // Either its number is wrong, or what stood before it is gone; the leaves that came tell which.
      if (2 * this.#slots.earlyOf(index) <= hashes.length) {
        wrong("tile_out_of_place", "it comes before its place");
        return;
      }
      this.#skipTo(index);
    }
    if (hashes.length < this.#slots.next) wrong("tile_missing", "it has fewer hashes than there are leaves");
    this.#close(Math.max(hashes.length, this.#slots.next), line, hashes);
    for (const [early, at] of this.#slots.takePlaced()) {
      this.#tellLeaf("leaf_out_of_place", early, "it comes before leaves that it follows", at);
    }
  }

  /** Goes on behind a gap of whole tiles. */
  #skipTo(tile: number): void {
    if (this.#slots.next > 0) this.#closeWithoutHashes(WIDTH);
    const [first, behind] = [this.#slots.first, tile * WIDTH];
    if (this.#slots.tile < tile) {
      const detail = "they and their tiles are missing";
      this.#tellLeaf("leaf_missing", first, detail, null, behind - first);
      this.#size = behind;
      this.#lost = true;
      const due = [...this.#waiting.keys()].filter((size) => size <= behind).sort((a, b) => a - b);
      for (const size of due) this.#checkWaiting(size);
      this.#outOfPlace(this.#slots.goTo(tile));
    }
    // Not the leaves of this tile came too early, but what was before them is gone.
    this.#slots.takePlaced();
  }

  #checkWaiting(size: number): void {
    const due = this.#waiting.get(size);
    if (!due) return;
    this.#waiting.delete(size);
    for (const [line, head] of due) this.#check(line, head);
  }

  #closeWithoutHashes(count: number): void {
    this.#tell("tile_missing", `the line of tile ${this.#slots.tile} is missing`);
    this.#close(count, 0, []);
  }

  /** Compares `count` leaves with the hashes of their tile, and goes on to the next. */
  #close(count: number, tileLine: number, hashes: readonly Hash[]): void {
    const first = this.#slots.first;
    for (let at = 0; at < count; at++) {
      const index = first + at;
      const [leaf, told] = [this.#slots.leaf(at), hashes[at]];
      if (!leaf) this.#missing(index, told);
      else {
        if (told && !equal(leaf.hash, told)) this.#compare(index, leaf, tileLine, hashes, told);
        else this.#sound(index, leaf);
        this.#count(index, leaf);
      }
      this.#size += 1;
      this.#checkWaiting(this.#size);
    }
    this.#ended = count < WIDTH;
    this.#outOfPlace(this.#slots.goTo(this.#slots.tile + 1));
  }

  #count(index: number, { content }: Leaf): void {
    const report = this.#report;
    report.leaves += 1;
    if (!content) report.erased += 1;
    report.shown.push({ index, content });
    if (report.shown.length > 2 * SHOWN) report.shown = report.shown.slice(-SHOWN);
  }

  #sound(index: number, leaf: Leaf): void {
    if (leaf.committed) {
      const detail = "its content or salt is not what its entry commits to";
      this.#tellLeaf("content_changed", index, detail, leaf.line);
    }
    this.#append(leaf.hash);
  }

  /** A leaf whose tile has another hash for it. */
  #compare(index: number, leaf: Leaf, tileLine: number, hashes: readonly Hash[], told: Hash): void {
    if (leaf.committed && equal(leaf.committed, told)) {
      const detail = "its entry was changed; its content and salt are what was logged";
      this.#tellLeaf("entry_changed", index, detail, leaf.line);
      this.#append(told);
      return;
    }
    const found = hashes.findIndex((it) => equal(it, leaf.hash));
    const movedFrom = found < 0 ? null : this.#slots.first + found;
    if (this.#suspects.length < MAX_FAULTS) {
      this.#suspects.push({ index, line: leaf.line, tileLine, movedFrom });
    }
    if (this.#lost) return;
    this.#seen ??= this.#told.copy();
    this.#seen.append(leaf.hash);
    this.#told.append(told);
  }

  #append(leaf: Hash): void {
    if (this.#lost) return;
    this.#told.append(leaf);
    this.#seen?.append(leaf);
  }

  /** A leaf that is not there; its tile may still have its hash. */
  #missing(index: number, told: Hash | undefined): void {
    const last = this.#report.faults.at(-1);
    const follows = last?.what === "leaf_missing" && last.index !== null && last.index + last.count === index;
    if (last && follows) last.count += 1;
    else this.#tellLeaf("leaf_missing", index, "missing");
    if (told) this.#append(told);
    else this.#lost = true;
  }

  #outOfPlace(leaves: readonly [number, Leaf][]): void {
    for (const [index, leaf] of leaves) {
      const detail = "it stands far from its place, and was not compared";
      this.#tellLeaf("leaf_out_of_place", index, detail, leaf.line);
    }
  }

  /** What carries the last checkpoint outside: counted here, and verified by the command line. */
  #anchor(line: number, kind: string, size: number): void {
    const wrong = (detail: string) => this.#tell("anchor", `an anchor: ${detail}`, line);
    if (!KINDS.includes(kind)) wrong("its kind is not known here");
    else if (this.#signed !== size) wrong("it does not follow a checkpoint of its size");
    else if (this.#report.anchors >= MAX_ANCHORS) wrong("there are too many");
    else this.#report.anchors += 1;
  }

  /** A checkpoint of the file, or without a line a trusted one. */
  async #open(line: number | null, note: string): Promise<void> {
    const which = line === null ? "the trusted checkpoint" : "a checkpoint";
    const wrong = (what: What, detail: string) => this.#tell(what, `${which}: ${detail}`, line);
    if (!this.#key) return wrong("checkpoint", "there is no key to verify it with");
    let head: Checkpoint;
    try {
      head = await openCheckpoint(note, this.#report.origin, this.#key);
    } catch (error) {
      if (!(error instanceof CheckpointFault)) throw error;
      wrong("checkpoint", error.message);
      return;
    }
    if (line !== null) this.#signed = head.size;
    if (head.size === this.#size) this.#check(line, head);
    else if (head.size < this.#size)
      wrong("checkpoint_late", "it comes after its place, and was not compared");
    else if (this.#waiting.size < MAX_WAITING) {
      this.#waiting.set(head.size, [...(this.#waiting.get(head.size) ?? []), [line, head]]);
    } else wrong("checkpoint", "too many stand before their leaves");
  }

  /** Compares a signed root with the leaves read so far. */
  #check(line: number | null, head: Checkpoint): void {
    if (this.#lost) {
      if (!this.#broken) {
        this.#tell("unchecked", `the root of the first ${head.size} leaves cannot be computed`, line);
      }
      this.#broken = true;
      return;
    }
    if (equal(this.#told.root(), head.root)) {
      this.#settle("tiles");
      this.#seen = null;
    } else if (this.#seen && equal(this.#seen.root(), head.root)) {
      this.#settle("leaves");
      this.#told = this.#seen;
      this.#seen = null;
    } else {
      this.#settle("neither");
      if (!this.#broken) this.#tellRoot(line, head);
      this.#broken = true;
      return;
    }
    this.#report.checkpoints += 1;
    this.#report.head = head;
  }

  #tellRoot(line: number | null, head: Checkpoint): void {
    const since = this.#report.head?.size ?? 0;
    const detail = `they are not what was signed: the first ${head.size} leaves have another root`;
    this.#tellLeaf("root", since, detail, line, head.size - since);
  }

  /** Tells the leaves that differ from their tiles. */
  #settle(verdict: Verdict): void {
    for (const it of this.#suspects) {
      if (verdict === "leaves") {
        const detail = "the hash of its tile was changed; the leaf is what was logged";
        this.#tellLeaf("tile_changed", it.index, detail, it.tileLine);
      } else if (it.movedFrom !== null) {
        this.#tellLeaf("leaf_moved", it.index, `it is what was logged as leaf ${it.movedFrom}`, it.line);
      } else if (verdict === "tiles") {
        this.#tellLeaf("leaf_replaced", it.index, "it is not what was logged", it.line);
      } else {
        const detail = "it is not what its tile says, and no signature tells which is right";
        this.#tellLeaf("leaf_replaced", it.index, detail, it.line);
      }
    }
    this.#suspects = [];
  }

  async finish(): Promise<Report> {
    if (!this.#begun) await this.#beginWithoutHeader();
    if (this.#slots.next > 0) this.#closeWithoutHashes(this.#slots.next);
    if (this.#waiting.size > 0) {
      const largest = Math.max(...this.#waiting.keys());
      const detail = `a signed checkpoint says that there were ${largest} leaves`;
      this.#tellLeaf("leaf_missing", this.#size, detail, null, largest - this.#size);
    }
    this.#settle("neither");
    const signed = this.#report.head?.size ?? 0;
    if (!this.#broken && (!this.#report.head || signed < this.#size)) {
      const unsigned = fault("unsigned", "no checkpoint that holds speaks for them");
      const index = signed < this.#size ? signed : null;
      tell(this.#report, { ...unsigned, index, count: this.#size - signed });
    }
    this.#outOfPlace(this.#slots.rest());
    this.#report.faults.sort((a, b) => (a.index ?? -1) - (b.index ?? -1) || (a.line ?? 0) - (b.line ?? 0));
    this.#report.shown = this.#report.shown.slice(-SHOWN);
    return this.#report;
  }
}
