import { ApiError, NetworkError } from "@ombud/api";
import { hasText, t } from "../i18n/index.ts";
import { toast } from "../ui/index.ts";

/** What went wrong and what to do about it, in the reader's language where there are words for it. */
export function errorText(error: unknown): string {
  if (error instanceof NetworkError) return t("error-offline");
  if (error instanceof ApiError) {
    const id = `error-${error.code}`;
    if (hasText(id)) return t(id);
    if (error.status === 429) return t("error-slow-down");
    if (error.status >= 500) return t("error-server");
    return error.detail;
  }
  return t("error-unknown");
}

/** Says in passing that something did not work. */
export function toastError(error: unknown): void {
  toast(errorText(error), { tone: "danger" });
}

/** For event handlers that start something: a failure is shown, not lost. */
export function attempt(work: Promise<unknown>): void {
  work.catch(toastError);
}
