/** Keys as C2SP signed-note writes them, and signatures by them. */
import { hashes, Point } from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { concat, equal, fromBase64, toBase64, utf8 } from "./bytes.ts";

hashes.sha512 = sha512;

/** Signs the text of a note. */
const ED25519 = 1;
/** Signs a time and the text: what a witness does. */
const COSIGNATURE = 4;

/** Neither empty nor with white space, control characters and plus signs. */
export const isName = (name: string): boolean => name !== "" && !/[\p{White_Space}\p{Cc}+]/u.test(name);

export class KeyFault extends Error {}

export class VerifierKey {
  private constructor(
    readonly name: string,
    readonly id: string,
    readonly algorithm: number,
    readonly key: Uint8Array,
    /** With a point of small order anything can be signed. */
    private readonly weak: boolean,
  ) {}

  /** Throws a `KeyFault` that says in words why it is none. */
  static parse(text: string): VerifierKey {
    const malformed = "this is not written as a key is: a name, an id and the key, with plus signs between";
    const [, name, id, data] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
    if (name === undefined || id === undefined || data === undefined) throw new KeyFault(malformed);
    if (!isName(name)) throw new KeyFault("a key’s name has neither white space nor plus signs");
    const bytes = fromBase64(data);
    if (!/^[0-9a-f]{8}$/.test(id) || !bytes || bytes.length === 0) throw new KeyFault(malformed);
    const algorithm = bytes[0] ?? 0;
    if (algorithm !== ED25519 && algorithm !== COSIGNATURE)
      throw new KeyFault("keys of this kind are not known here");
    if (bytes.length !== 33) throw new KeyFault(malformed);
    const key = bytes.subarray(1);
    const point = pointOf(key);
    if (!point) throw new KeyFault("this is no Ed25519 key");
    if (keyId(name, bytes) !== id) throw new KeyFault("the key’s id does not belong to it");
    return new VerifierKey(name, id, algorithm, key, point.isSmallOrder());
  }

  toString(): string {
    return `${this.name}+${this.id}+${toBase64(concat(Uint8Array.of(this.algorithm), this.key))}`;
  }

  equals(other: VerifierKey): boolean {
    return this.toString() === other.toString();
  }

  /** Whether a signature over a note’s text is this key’s. */
  async verifies(text: string, signature: Uint8Array): Promise<boolean> {
    if (this.algorithm === ED25519) return this.#holds(utf8(text), signature);
    if (signature.length !== 72) return false;
    const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
    if (time >= 2n ** 63n) return false;
    return this.#holds(utf8(`cosignature/v1\ntime ${time}\n${text}`), signature.subarray(8));
  }

  async #holds(message: Uint8Array, signature: Uint8Array): Promise<boolean> {
    if (this.weak || signature.length !== 64 || isSmall(signature.subarray(0, 32))) return false;
    return (await natively(this.key, message, signature)) ?? verifies(this.key, message, signature);
  }
}

function keyId(name: string, data: Uint8Array): string {
  const hash = sha256(concat(utf8(`${name}\n`), data));
  return [...hash.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function pointOf(bytes: Uint8Array): Point | null {
  try {
    return Point.fromBytes(bytes, true);
  } catch {
    // No point has this y.
    return null;
  }
}

/** Signatures whose first half is of small order are refused, whatever the browser says of them. */
function isSmall(bytes: Uint8Array): boolean {
  return pointOf(bytes)?.isSmallOrder() ?? true;
}

/** The browser's own Ed25519 is some fifty times as fast; null where it has none. */
async function natively(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | null> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return null;
  try {
    const raw = await subtle.importKey("raw", key as BufferSource, "Ed25519", false, ["verify"]);
    return await subtle.verify("Ed25519", raw, signature as BufferSource, message as BufferSource);
  } catch {
    // Ed25519 is not known here, or the page was opened without encryption.
    return null;
  }
}

/** RFC 8032 without the cofactor: s·B = R + k·A, with R compared as it is written and s below the order. */
function verifies(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const [first, second] = [signature.subarray(0, 32), signature.subarray(32)];
  const order = Point.CURVE().n;
  const s = littleEndian(second);
  const point = pointOf(key);
  if (!point || s >= order) return false;
  const k = littleEndian(sha512(concat(first, key, message))) % order;
  const expected = Point.BASE.multiply(s, false).add(point.negate().multiply(k, false));
  return equal(expected.toBytes(), first);
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
