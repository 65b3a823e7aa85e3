/** What verifying is told, and what it answers. */
import type { Content } from "./content.ts";
import { KeyFault, VerifierKey } from "./key.ts";
import type { Checkpoint } from "./note.ts";

/** What the one who verifies knows from elsewhere. */
export interface Trust {
  /** The log's key. Without one, a file only proves to be in agreement with itself. */
  key?: string | undefined;
  /** Signed checkpoints that were seen before: the file must agree with them. */
  checkpoints?: readonly string[] | undefined;
}

/** The kinds of fault, named as by `ombud ledger verify`. */
export type What =
  | "unreadable"
  | "header"
  | "key"
  | "content_changed"
  | "entry_changed"
  | "leaf_replaced"
  | "leaf_moved"
  | "leaf_missing"
  | "leaf_out_of_place"
  | "leaf_repeated"
  | "halved"
  | "tile_changed"
  | "tile_missing"
  | "tile_out_of_place"
  | "checkpoint"
  | "checkpoint_late"
  | "anchor"
  | "root"
  | "unchecked"
  | "unsigned"
  | "proof";

export interface Fault {
  what: What;
  /** The leaf that it is about, or the first of them. */
  index: number | null;
  /** How many leaves from there on. */
  count: number;
  /** The line of the file, from 1. */
  line: number | null;
  /** The same in English. */
  detail: string;
}

export interface ShownLeaf {
  index: number;
  /** Null where it was erased, or left out. */
  content: Content | null;
}

export interface Report {
  kind: "receipt" | "ledger";
  origin: string;
  /** The key that was verified with: the one that was given, else the file's own. */
  key: string | null;
  keyIsTrusted: boolean;
  /** The largest head that holds. */
  head: Checkpoint | null;
  /** How many leaves there are in their places, or are proved. */
  leaves: number;
  /** How many of them have no content. */
  erased: number;
  /** How many signed heads hold, those that were given included. */
  checkpoints: number;
  /** How many anchors there are outside of which the file tells. They are not verified here. */
  anchors: number;
  /** Leaves to read: all that a receipt proves, the newest of a whole log. */
  shown: ShownLeaf[];
  faultCount: number;
  faults: Fault[];
}

export const MAX_FAULTS = 10_000;

export function emptyReport(kind: Report["kind"], trust: Trust): Report {
  return {
    kind,
    origin: "",
    key: null,
    keyIsTrusted: trust.key !== undefined,
    head: null,
    leaves: 0,
    erased: 0,
    checkpoints: 0,
    anchors: 0,
    shown: [],
    faultCount: 0,
    faults: [],
  };
}

export const isGood = (report: Report): boolean => report.faultCount === 0;

export function fault(what: What, detail: string, line: number | null = null): Fault {
  return { what, index: null, count: 0, line, detail };
}

export function leafFault(what: What, index: number, detail: string, line: number | null = null): Fault {
  return { what, index, count: 1, line, detail };
}

export function tell(report: Report, it: Fault): void {
  report.faultCount += 1;
  if (report.faults.length < MAX_FAULTS) report.faults.push(it);
}

/** The key to verify with: the one that was given before the file's own; what is wrong with either is told. */
export function chooseKey(
  report: Report,
  trust: Trust,
  named: string | null,
  line: number | null = null,
): VerifierKey | null {
  let own: VerifierKey | null = null;
  if (named !== null) {
    try {
      own = VerifierKey.parse(named);
    } catch (error) {
      if (!(error instanceof KeyFault)) throw error;
      tell(report, fault("header", `its key: ${error.message}`, line));
    }
  }
  if (trust.key === undefined) return own;
  const given = VerifierKey.parse(trust.key);
  if (own && !given.equals(own)) {
    tell(report, fault("key", `the file names the key ${own}, which is not the trusted one`));
  }
  return given;
}
