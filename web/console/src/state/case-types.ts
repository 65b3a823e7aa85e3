import { hasText, t } from "../i18n/index.ts";

/** The types that retention has a rule for. */
export const RULED_TYPES = [
  "question",
  "transaction",
  "deposit_recovery",
  "account_access",
  "theft",
  "scam_report",
  "complaint",
] as const;

/** The types that every workspace has. */
export const CASE_TYPES = [...RULED_TYPES, "data_request"] as const;

/** The type of the cases in which coins are being stolen: minutes count. */
export const THEFT_TYPE = "theft";

/** What kind of matter it is; one that the workspace added has no translation and shows as it is called. */
export function typeName(type: string): string {
  const id = `type-${type}`;
  return hasText(id) ? t(id) : type;
}
