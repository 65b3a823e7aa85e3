/** A few leaves with the proofs that the log holds them, `ombud-receipt-1`. Goes the way of the crate’s `receipt::verify`. */
import { equal } from "./bytes.ts";
import { type Content, encodeContent, isFields, readContent } from "./content.ts";
import { commit, type Hash, leafHash } from "./hash.ts";
import type { Fields, Json } from "./json.ts";
import { JsonFault, parseJson } from "./json.ts";
import type { VerifierKey } from "./key.ts";
import { bytes, count, hashes, text } from "./line.ts";
import { type Checkpoint, CheckpointFault, openCheckpoint } from "./note.ts";
import { inclusionFault } from "./proof.ts";
import {
  chooseKey,
  emptyReport,
  type Fault,
  fault,
  leafFault,
  type Report,
  type Trust,
  tell,
} from "./report.ts";

const FORMAT = "ombud-receipt-1";

interface ReceiptLeaf {
  index: number;
  salt: Uint8Array | null;
  content: Content | null;
  entry: Hash;
  proof: Hash[];
}

interface Receipt {
  format: string;
  origin: string;
  key: string;
  checkpoint: string;
  leaves: ReceiptLeaf[];
}

/** Null: this is no receipt. */
function readReceipt(document: string): Receipt | null {
  let json: Json;
  try {
    json = parseJson(document);
  } catch (error) {
    if (error instanceof JsonFault) return null;
    throw error;
  }
  if (!isFields(json) || json.size !== 5) return null;
  const words = ["format", "origin", "vkey", "checkpoint"].map((name) => text(json.get(name) ?? null));
  const [format, origin, key, checkpoint] = words;
  const listed = json.get("leaves");
  if (format == null || origin == null || key == null || checkpoint == null || !Array.isArray(listed))
    return null;
  const leaves = (listed as readonly Json[]).map((it) => (isFields(it) ? readLeaf(it) : null));
  return leaves.every((it) => it !== null) ? { format, origin, key, checkpoint, leaves } : null;
}

const KEYS = ["i", "salt", "content", "entry", "proof"];

function readLeaf(json: Fields): ReceiptLeaf | null {
  if ([...json.keys()].some((key) => !KEYS.includes(key))) return null;
  const [salted, said] = [json.get("salt") ?? null, json.get("content") ?? null];
  const salt = salted === null ? null : bytes(16)(salted);
  const content = said === null ? null : readContent(said);
  const index = count(json.get("i") ?? null);
  const entry = bytes(32)(json.get("entry") ?? null);
  const proof = hashes(json.get("proof") ?? null);
  if ((salted !== null && !salt) || (said !== null && !content)) return null;
  return index === null || !entry || !proof ? null : { index, salt, content, entry, proof };
}

export async function verifyReceipt(document: string | null, trust: Trust): Promise<Report> {
  const report = emptyReport("receipt", trust);
  const receipt = document === null ? null : readReceipt(document);
  if (!receipt) {
    tell(report, fault("unreadable", "this is no receipt"));
    return report;
  }
  if (receipt.format !== FORMAT) tell(report, fault("header", "an unknown format"));
  const key = chooseKey(report, trust, receipt.key);
  report.origin = receipt.origin;
  report.key = key?.toString() ?? null;
  if (!key) return report;
  try {
    verifyLeaves(receipt, await openCheckpoint(receipt.checkpoint, receipt.origin, key), report);
  } catch (error) {
    if (!(error instanceof CheckpointFault)) throw error;
    tell(report, fault("checkpoint", `the checkpoint: ${error.message}`));
  }
  await verifyTrusted(trust, key, report);
  return report;
}

function verifyLeaves(receipt: Receipt, head: Checkpoint, report: Report): void {
  let next = 0;
  for (const leaf of receipt.leaves) {
    const wrong = leafFaultOf(leaf, head);
    if (wrong) tell(report, wrong);
    else if (leaf.index < next) {
      tell(report, leafFault("leaf_out_of_place", leaf.index, "it comes again, or too late"));
    } else report.shown.push({ index: leaf.index, content: leaf.content });
    next = Math.max(next, leaf.index + 1);
  }
  report.leaves = report.shown.length;
  report.erased = report.shown.filter((it) => !it.content).length;
  report.checkpoints = 1;
  report.head = head;
}

function leafFaultOf({ index, salt, content, entry, proof }: ReceiptLeaf, head: Checkpoint): Fault | null {
  const unproved = inclusionFault(leafHash(entry), index, head.size, proof, head.root);
  if (unproved) return leafFault("proof", index, unproved);
  if (!salt !== !content) {
    return leafFault("halved", index, "a content without its salt, or a salt without its content");
  }
  if (salt && content && !equal(commit(salt, encodeContent(content)), entry)) {
    return leafFault("content_changed", index, "its content or salt is not what was logged");
  }
  return null;
}

/** A trusted checkpoint of the same size must have the same root; of others, a receipt can say nothing. */
async function verifyTrusted(trust: Trust, key: VerifierKey, report: Report): Promise<void> {
  for (const note of trust.checkpoints ?? []) {
    try {
      const known = await openCheckpoint(note, report.origin, key);
      const { head } = report;
      if (head?.size === known.size && !equal(head.root, known.root)) {
        tell(report, fault("root", `the log has signed two heads of ${known.size} leaves`));
      }
    } catch (error) {
      if (!(error instanceof CheckpointFault)) throw error;
      tell(report, fault("checkpoint", `the trusted checkpoint: ${error.message}`));
    }
  }
}
