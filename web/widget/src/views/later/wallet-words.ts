/** What went wrong with a wallet, in words for its owner. */
import { ApiError } from "@ombud/api";
import { p } from "./proof-texts.ts";

/** What was refused of a wallet, in plain words; nothing for what is no refusal of one. */
export function walletSaid(cause: unknown): string | undefined {
  if (declined(cause)) return p("wallet-declined");
  if (!(cause instanceof ApiError)) return undefined;
  const { refusal } = cause;
  if (refusal) return p(WHY[refusal] ?? "wallet-refused");
  if (cause.code === "proof-required") return p("wallet-unknown");
  return undefined;
}

const WHY: Record<string, string> = {
  signature_form: "wallet-refused-form",
  too_long: "wallet-refused-form",
  high_s: "wallet-refused-form",
  unsupported: "wallet-refused-kind",
  not_deployed: "wallet-refused-kind",
  other_signer: "wallet-refused-other",
  bad_signature: "wallet-refused-other",
  contract_wallet: "wallet-refused-contract",
  contract_refused: "wallet-refused-contract",
  no_contract: "wallet-refused-contract",
  expired: "proof-gone",
};

/** Whether the wallet, or its owner, said no: its errors have numbers, and need be no `Error` (EIP-1193). */
export function declined(cause: unknown): boolean {
  return typeof (cause as { code?: unknown } | null)?.code === "number" && !(cause instanceof DOMException);
}
