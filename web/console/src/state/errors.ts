import { problemText, toast } from "../ui/index.ts";

/** Says in passing that something did not work. */
export function toastError(error: unknown): void {
  toast(problemText(error), { tone: "danger" });
}

/** For event handlers that start something: a failure is shown, not lost. */
export function attempt(work: Promise<unknown>): void {
  work.catch(toastError);
}
