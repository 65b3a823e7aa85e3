/** Verifies beside the page, so that the page stays quick. */
import type { Report, Trust } from "./core/report.ts";
import { verifyFile } from "./core/verify.ts";

export interface Job {
  file: Blob;
  trust: Trust;
}

export type Told = { progress: number } | { report: Report } | { failed: string };

/** Progress is told so often at most, in milliseconds. */
const EVERY = 100;

const tell = (told: Told) => self.postMessage(told);

self.onmessage = async ({ data }: MessageEvent<Job>) => {
  let last = 0;
  const progress = (bytes: number) => {
    const now = performance.now();
    if (now - last < EVERY) return;
    last = now;
    tell({ progress: bytes });
  };
  try {
    tell({ report: await verifyFile(data.file, data.trust, progress) });
  } catch (error) {
    // Reading failed: the file was moved or changed meanwhile.
    tell({ failed: String(error) });
  }
};
