/** What a line of an exported log, or a leaf of a receipt, says. */
import { fromBase64, fromBase64Exact } from "./bytes.ts";
import { type Content, isFields, readContent } from "./content.ts";
import type { Hash } from "./hash.ts";
import { type Fields, type Json, JsonFault, parseJson } from "./json.ts";

export type Kind =
  | { kind: "header"; format: string; origin: string; key: string }
  | { kind: "leaf"; index: number; salt: Uint8Array | null; content: Content | null; entry: Hash }
  | { kind: "tile"; index: number; hashes: Hash[] }
  | { kind: "checkpoint"; note: string }
  | { kind: "anchor"; of: string; size: number };

export class LineFault extends Error {}

const wrong = () => new LineFault("an unknown or wrong value");

/** One of the values that an object may have; an absent one and `null` are the same. */
function take<T>(json: Json | undefined, read: (json: Json) => T | null): T | null {
  if (json === undefined || json === null) return null;
  const value = read(json);
  if (value === null) throw wrong();
  return value;
}

export const text = (json: Json): string | null => (typeof json === "string" ? json : null);
/** Places in a log that an ordinary number does not hold are beyond any file. */
export const count = (json: Json): number | null => (typeof json === "number" && json >= 0 ? json : null);
export const bytes =
  (length: number) =>
  (json: Json): Uint8Array | null =>
    typeof json === "string" ? fromBase64Exact(json, length) : null;

export function hashes(json: Json): Hash[] | null {
  const all = typeof json === "string" ? fromBase64(json) : null;
  if (!all || all.length % 32 !== 0) return null;
  return Array.from({ length: all.length / 32 }, (_, at) => all.subarray(32 * at, 32 * at + 32));
}

const KEYS = [
  "format",
  "origin",
  "vkey",
  "i",
  "salt",
  "content",
  "entry",
  "tile",
  "hashes",
  "checkpoint",
  "anchor",
  "size",
  "proof",
];

/** Throws a `LineFault` that says in words what is wrong, without the content. */
export function parseLine(line: string): Kind {
  let json: Json;
  try {
    json = parseJson(line);
  } catch (error) {
    if (error instanceof JsonFault) throw new LineFault(`${error.message}, at column ${error.at + 1}`);
    throw error;
  }
  if (!isFields(json) || [...json.keys()].some((key) => !KEYS.includes(key))) throw wrong();
  return kindOf(json);
}

function kindOf(json: Fields): Kind {
  const found = {
    format: take(json.get("format"), text),
    origin: take(json.get("origin"), text),
    key: take(json.get("vkey"), text),
    i: take(json.get("i"), count),
    salt: take(json.get("salt"), bytes(16)),
    content: take(json.get("content"), readContent),
    entry: take(json.get("entry"), bytes(32)),
    tile: take(json.get("tile"), count),
    hashes: take(json.get("hashes"), hashes),
    checkpoint: take(json.get("checkpoint"), text),
    anchor: take(json.get("anchor"), text),
    size: take(json.get("size"), count),
    proof: take(json.get("proof"), text),
  };
  const only = (...names: (keyof typeof found)[]) =>
    Object.entries(found).every(([name, it]) => it === null || (names as string[]).includes(name));
  const { format, origin, key, i, salt, content, entry, tile, checkpoint } = found;
  if (format !== null && origin !== null && key !== null && only("format", "origin", "key")) {
    return { kind: "header", format, origin, key };
  }
  if (i !== null && entry && only("i", "salt", "content", "entry")) {
    return { kind: "leaf", index: i, salt, content, entry };
  }
  if (tile !== null && found.hashes && only("tile", "hashes")) {
    return { kind: "tile", index: tile, hashes: found.hashes };
  }
  if (checkpoint !== null && only("checkpoint")) return { kind: "checkpoint", note: checkpoint };
  const { anchor, size, proof } = found;
  if (anchor !== null && size !== null && proof !== null && only("anchor", "size", "proof")) {
    return { kind: "anchor", of: anchor, size };
  }
  throw new LineFault("neither a header, a leaf, a tile, a checkpoint nor an anchor");
}
