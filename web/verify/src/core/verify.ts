/** A file, whichever of the two it is. */

import { verifyLedger } from "./ledger.ts";
import { linesOf } from "./lines.ts";
import { verifyReceipt } from "./receipt.ts";
import type { Report, Trust } from "./report.ts";

/** A receipt is read as a whole. */
export const MAX_RECEIPT = 1 << 28;
const FIRST = 256;

/** Tells a receipt from a whole log by its first line, and verifies it. `progress` hears how many bytes were read. */
export async function verifyFile(
  file: Blob,
  trust: Trust,
  progress: (bytes: number) => void = () => undefined,
): Promise<Report> {
  const [first = ""] = (await file.slice(0, FIRST).text()).split("\n");
  if (!first.includes("ombud-receipt-1")) return verifyLedger(linesOf(chunksOf(file, progress)), trust);
  const document = file.size <= MAX_RECEIPT ? decoded(new Uint8Array(await file.arrayBuffer())) : null;
  progress(file.size);
  return verifyReceipt(document, trust);
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function* chunksOf(file: Blob, progress: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
    read += value.length;
    progress(read);
  }
}
