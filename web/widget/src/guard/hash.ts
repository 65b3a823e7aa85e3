/** Checksums, by the browser's own SHA-256. */

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export function base58(text: string): Uint8Array<ArrayBuffer> {
  let value = 0n;
  for (const digit of text) value = value * 58n + BigInt(BASE58.indexOf(digit));
  const bytes: number[] = [];
  for (; value > 0n; value >>= 8n) bytes.unshift(Number(value & 255n));
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  return new Uint8Array([...Array<number>(zeros).fill(0), ...bytes]);
}

/** The payload of a Base58Check text, or null when its checksum does not fit. */
export async function base58Check(text: string): Promise<Uint8Array | null> {
  const bytes = base58(text);
  if (bytes.length < 5) return null;
  const payload = bytes.slice(0, -4);
  const sum = await sha256(await sha256(payload));
  return bytes.slice(-4).every((byte, i) => byte === sum[i]) ? payload : null;
}

/** Whether the numbers of 12 to 24 words carry the checksum that BIP-39 asks for. */
export async function isMnemonic(numbers: readonly number[]): Promise<boolean> {
  const bits = numbers.map((number) => number.toString(2).padStart(11, "0")).join("");
  const check = numbers.length / 3;
  const entropy = bits.slice(0, -check).match(/.{8}/g) ?? [];
  const sum = (await sha256(new Uint8Array(entropy.map((byte) => Number.parseInt(byte, 2)))))[0] ?? 0;
  return sum >> (8 - check) === Number.parseInt(bits.slice(-check), 2);
}
