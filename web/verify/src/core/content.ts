/** What a leaf commits to: named values, written as bytes in one way and no other. */
import { compare, fromBase64, utf8 } from "./bytes.ts";
import type { Fields, Json } from "./json.ts";

export type Value = null | number | bigint | string | Uint8Array;
export type Content = ReadonlyMap<string, Value>;

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/** The content that an object of JSON says; null where it is none. */
export function readContent(json: Json): Content | null {
  if (!isFields(json)) return null;
  const content = new Map<string, Value>();
  for (const [name, it] of json) {
    const value = readValue(it);
    if (value === undefined) return null;
    content.set(name, value);
  }
  return content;
}

export const isFields = (json: Json | undefined): json is Fields => json instanceof Map;

function readValue(json: Json): Value | undefined {
  if (json === null || typeof json === "string" || typeof json === "number") return json;
  if (typeof json === "bigint") return json >= LEAST && json <= MOST ? json : undefined;
  if (!isFields(json) || json.size !== 1) return undefined;
  const text = json.get("base64");
  return typeof text === "string" ? (fromBase64(text) ?? undefined) : undefined;
}

/** The bytes that are committed to. */
export function encodeContent(content: Content): Uint8Array {
  const fields = [...content].map(([name, value]) => ({ name: utf8(name), value }));
  fields.sort((a, b) => compare(a.name, b.name));
  const parts = fields.map(({ name, value }) => ({ name, ...tagged(value) }));
  const size = parts.reduce(
    (sum, it) => sum + 4 + it.name.length + 1 + it.bytes.length + (it.counted ? 4 : 0),
    4,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put = (part: Uint8Array, counted: boolean) => {
    if (counted) {
      view.setUint32(at, part.length);
      at += 4;
    }
    bytes.set(part, at);
    at += part.length;
  };
  view.setUint32(0, parts.length);
  at = 4;
  for (const { name, tag, bytes: value, counted } of parts) {
    put(name, true);
    bytes[at++] = tag;
    put(value, counted);
  }
  return bytes;
}

function tagged(value: Value): { tag: number; bytes: Uint8Array; counted: boolean } {
  if (value === null) return { tag: 0, bytes: new Uint8Array(), counted: false };
  if (typeof value === "string") return { tag: 3, bytes: utf8(value), counted: true };
  if (value instanceof Uint8Array) return { tag: 2, bytes: value, counted: true };
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(value));
  return { tag: 1, bytes, counted: false };
}
