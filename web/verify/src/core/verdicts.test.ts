/** Held against the verdicts of the crate `ombud-ledger` on the same files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { reasonParts } from "../views/reason.ts";
import { verifyLedger } from "./ledger.ts";
import { linesOf } from "./lines.ts";
import { verifyReceipt } from "./receipt.ts";
import { type Fault, isGood } from "./report.ts";

const FOLDER = join(import.meta.dirname, "../../../../crates/ledger/tests/data/verdicts");
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");

interface Case {
  base: string;
  edits: [number, number, string][];
  key: string | null;
  checkpoints: string[];
  found: {
    leaves: number;
    erased?: number;
    checkpoints?: number;
    anchors?: number;
    size: number | null;
    faults: unknown[];
  };
}

const cases: Case[] = read("cases.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

const RECEIPTS = ["receipt", "far"];

function edited({ base, edits }: Case): string {
  const points = [...read(`${base}.txt`)];
  for (const [from, count, text] of edits) points.splice(from, count, ...text);
  return points.join("");
}

/** Cut where it cuts lines and characters in two. */
async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1021) yield bytes.subarray(at, at + 1021);
}

const told = ({ what, index, count }: Fault) => [what, index, count];

/** Every reason that was told, whatever the language of whoever reads it. */
const reasons = new Set<string>();

async function hold(one: Case): Promise<void> {
  const trust = { ...(one.key !== null && { key: one.key }), checkpoints: one.checkpoints };
  const text = edited(one);
  const receipt = RECEIPTS.includes(one.base);
  const report = await (receipt ? verifyReceipt(text, trust) : verifyLedger(linesOf(pieces(text)), trust));
  const { leaves, erased, checkpoints, anchors, head, faults } = report;
  for (const { detail } of faults) reasons.add(detail);
  const whole = report.kind === "ledger" && { erased, checkpoints, anchors };
  const found = { leaves, ...whole, size: head?.size ?? null, faults: faults.map(told) };
  expect({ ...one, found }).toEqual(one);
  expect(isGood(report)).toBe(one.found.faults.length === 0);
}

/** What a text file of a language says. */
function ids(tag: string, file: string): Set<string> {
  const path = join(import.meta.dirname, `../../../../locales/${tag}/${file}.ftl`);
  return new Set(readFileSync(path, "utf8").match(/^[a-z][\w-]*(?= =)/gm));
}

describe("the verdict on a file", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is that of the command line in every case", async () => {
    expect(cases.length).toBeGreaterThan(300);
    for (const one of cases) await hold(one);
    // A busy machine is no failure.
  }, 60_000);

  it("gives a reason that can be said in every language", () => {
    expect(reasons.size).toBeGreaterThan(50);
    for (const tag of ["zh-CN", "ar"]) {
      const said = ids(tag, "verify");
      const unsaid = [...reasons].filter((it) => !reasonParts(it).every(({ id }) => said.has(id)));
      expect([tag, unsaid]).toEqual([tag, []]);
    }
  });

  it("is told in Arabic with all that happened", () => {
    const needed = [...ids("en", "verify"), ...ids("en", "events")].filter(
      (id) => !id.startsWith("event-group-"),
    );
    const said = ids("ar", "verify");
    expect(needed.length).toBeGreaterThan(200);
    expect(needed.filter((id) => !said.has(id))).toEqual([]);
  });

  it("is the same where the browser has no Ed25519 of its own", async () => {
    vi.stubGlobal("crypto", undefined);
    for (const one of cases.filter((it) => it.base === "receipt")) await hold(one);
  });
});
