/** What went wrong and what to do about it, in the reader's language. */
import { ApiError, NetworkError } from "@ombud/api";
import { hasText, t } from "../i18n/index.ts";

/**
 * Words for a code, as near to the matter as there are: `context` looks for closer ones first, "login" for
 * `login-problem-<code>`. Without any, what the server says.
 */
export function problemText(error: unknown, context = "ui"): string {
  if (error instanceof NetworkError) return t("ui-problem-network");
  if (!(error instanceof ApiError)) return t("ui-problem-server");
  const known = [`${context}-problem-${error.code}`, `ui-problem-${error.code}`].find(hasText);
  const detail = saidFully(error);
  if (known) return t(known, { detail });
  return error.status >= 500 ? t("ui-problem-server") : detail;
}

function saidFully(error: ApiError): string {
  const fields = Object.entries(error.fields);
  if (fields.length === 0) return saidText(error.detail);
  return fields.map(([field, detail]) => t("ui-problem-field", { field, text: saidText(detail) })).join(" ");
}

/**
 * A sentence of the server's. Its sentences have no codes, so they are known by their words: `said-must-be-from-n-to-n`
 * for "must be from 1 to 100", with the numbers as `$a`, `$b`, … What is not known stays as it was said.
 */
export function saidText(detail: string): string {
  const numbers: Record<string, number> = {};
  const words = detail.replace(/(?<![\w#-])\d+(?![\w-])/g, (number) => {
    numbers[String.fromCharCode(97 + Object.keys(numbers).length)] = Number(number);
    return "n";
  });
  const id = `said-${words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}`;
  return hasText(id) ? t(id, numbers) : detail;
}
