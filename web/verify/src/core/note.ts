/** Signed notes and the checkpoints that they carry: C2SP signed-note and tlog-checkpoint. */
import { equal, fromBase64, fromBase64Exact, utf8 } from "./bytes.ts";
import { EMPTY_ROOT, type Hash } from "./hash.ts";
import { isName, type VerifierKey } from "./key.ts";

const MAX_SIGNATURES = 100;
const MAX_LENGTH = 1 << 20;
const LARGEST = 2n ** 64n;

interface Signature {
  name: string;
  id: string;
  bytes: Uint8Array;
}

interface Note {
  text: string;
  signatures: readonly Signature[];
}

export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
}

/** In words why a checkpoint is refused. */
export class CheckpointFault extends Error {}

const malformed = (why: string) => new CheckpointFault(`not a signed note: ${why}`);
const noCheckpoint = (why: string) => new CheckpointFault(`not a checkpoint: ${why}`);

function parseNote(note: string): Note {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a note may not hold
  if (/[\u0000-\u0009\u000b-\u001f]/.test(note)) throw malformed("it has control characters");
  if (!note.endsWith("\n")) throw malformed("it does not end in a newline");
  if (utf8(note).length > MAX_LENGTH) throw malformed("it is too long");
  // The text may have empty lines; only the last one parts it from its signatures.
  const blank = note.lastIndexOf("\n\n");
  if (blank < 0) throw malformed("it has no signatures");
  const below = note.slice(blank + 2);
  if (!below.endsWith("\n")) throw malformed("it does not end in a newline");
  const lines = below.slice(0, -1).split("\n");
  const signatures = lines.slice(0, MAX_SIGNATURES + 1).map(parseSignature);
  if (signatures.length > MAX_SIGNATURES) throw malformed("it has too many signatures");
  return { text: note.slice(0, blank + 1), signatures };
}

function parseSignature(line: string): Signature {
  const [, name = "", data = ""] = /^— ([^ ]*) (.*)$/s.exec(line) ?? [];
  const bytes = fromBase64(data);
  if (!isName(name) || !bytes || bytes.length < 5) throw malformed("a line under it is no signature");
  const id = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { name, id, bytes: bytes.subarray(4) };
}

function parseCheckpoint(text: string): Checkpoint {
  const lines = text.slice(0, -1).split("\n");
  const [origin, size, root] = lines;
  if (!origin || !size || !root) throw noCheckpoint("a line is missing");
  if (!/^(?:0|[1-9]\d*)$/.test(size) || BigInt(size) >= LARGEST) throw noCheckpoint("its size is no number");
  const hash = fromBase64Exact(root, 32);
  if (!hash) throw noCheckpoint("its root is no hash");
  if (lines.includes("")) throw noCheckpoint("it has an empty line");
  if (/\p{Cc}/u.test(origin)) throw noCheckpoint("its origin is empty or has control characters");
  if (!Number.isSafeInteger(Number(size))) throw noCheckpoint("no file here has that many leaves");
  return { origin, size: Number(size), root: hash };
}

/** Reads a checkpoint of `origin` that `key` must have signed. Signatures of others are ignored. */
export async function openCheckpoint(text: string, origin: string, key: VerifierKey): Promise<Checkpoint> {
  const note = parseNote(text);
  // A second signature by the same key is not looked at, as by the verifier of the command line.
  const own = note.signatures.find((it) => it.name === key.name && it.id === key.id);
  if (!own) throw new CheckpointFault("no known key signed it");
  if (!(await key.verifies(note.text, own.bytes)))
    throw new CheckpointFault(`the signature of ${own.name} is wrong`);
  const checkpoint = parseCheckpoint(note.text);
  if (checkpoint.origin !== origin) throw new CheckpointFault(`it is a checkpoint of ${checkpoint.origin}`);
  if (checkpoint.size === 0 && !equal(checkpoint.root, EMPTY_ROOT)) {
    throw noCheckpoint("an empty log has another root");
  }
  return checkpoint;
}

/** How many leaves a checkpoint says there are, without verifying it; null for other text. */
export function claimedSize(text: string): number | null {
  const [, size] = text.split("\n");
  return size && /^\d{1,15}$/.test(size) ? Number(size) : null;
}
