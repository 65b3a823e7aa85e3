import { ApiError } from "@ombud/api";
import { reason } from "../../store.ts";
import { p } from "./proof-texts.ts";

/** What went wrong with something that is signed: while the desk's own records do not fit, nothing is. */
export function unsigned(error: unknown): string {
  const known = error instanceof ApiError && error.code === "ledger-unsigned";
  return (known && p("ledger-unsigned")) || reason(error);
}
