import type { CaseSummary } from "@ombud/api";
import { knownByNumber, putCase } from "../state/cases.ts";
import { http } from "../state/http.ts";

/** The case with this number, if the reader may see it. */
export async function findByNumber(number: number): Promise<CaseSummary | null> {
  if (!Number.isSafeInteger(number) || number < 1) return null;
  const known = knownByNumber(number);
  if (known) return known;
  const page = await http.get("/cases", { number, limit: 1 });
  const found = page.items.find((item) => item.number === number) ?? null;
  if (found) putCase(found);
  return found;
}

/** The number that a text such as `#1042` or `1042` names. */
export function numberIn(text: string): number | null {
  const digits = /^\s*#?\s*(\d{1,12})\s*$/.exec(text)?.[1];
  return digits ? Number(digits) : null;
}
