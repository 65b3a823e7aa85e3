import type { Case, CaseSummary, Priority } from "@ombud/api";
import { t } from "../i18n/index.ts";
import { saidText, toast, toastUndo } from "../ui/index.ts";
import { caseSignal, dropCase, patchCase, putCase, summaryOf } from "./cases.ts";
import { createTag, staffName, teamOf } from "./directory.ts";
import { toastError } from "./errors.ts";
import { http } from "./http.ts";
import { openCase } from "./notify.ts";
import { myId } from "./session.ts";
import { knownThread } from "./threads.ts";

/** Takes in the case that an action answered with. */
export function takeCase(answer: Case | undefined): void {
  if (!answer) return;
  const thread = knownThread(answer.id);
  if (thread) thread.take(answer);
  else putCase(summaryOf(answer));
}

interface Step {
  /** What the screen shows until the server has answered. */
  guess?: Partial<CaseSummary>;
  /** Answers nothing where the case is not there any more for whoever did it. */
  run: () => Promise<Case | undefined>;
  text: string;
  undo?: () => unknown;
}

/** Does one thing to one case: shown at once, put back when the server refuses, with a way to undo it. */
async function act(id: string, step: Step): Promise<boolean> {
  const before = caseSignal(id).peek();
  if (step.guess) patchCase(id, step.guess);
  try {
    const answer = await step.run();
    if (!answer) {
      dropCase(id);
      toast(t("did-and-gone"));
      return true;
    }
    takeCase(answer);
  } catch (error) {
    if (before && step.guess) patchCase(id, before);
    toastError(error);
    return false;
  }
  const { undo } = step;
  if (undo) toastUndo(step.text, () => void undo());
  else toast(step.text);
  return true;
}

type BulkAction =
  | { assign: string | null }
  | { team: string | null }
  | { resolve: string }
  | { snooze: string }
  | { tag: string }
  | { priority: Priority };

/** Does one thing to several cases, and says how many could not be done and why. */
async function bulk(
  ids: readonly string[],
  action: BulkAction,
  guess: Partial<CaseSummary> | null,
): Promise<boolean> {
  const before = ids.flatMap((id) => caseSignal(id).peek() ?? []);
  if (guess) for (const id of ids) patchCase(id, guess);
  try {
    const answer = await http.post("/cases/bulk", { cases: [...ids], action });
    for (const { id } of answer.failed) {
      const old = before.find((item) => item.id === id);
      if (old && guess) patchCase(id, old);
    }
    const first = answer.failed[0];
    if (answer.done > 0) toast(t("bulk-done", { count: answer.done }));
    if (first) {
      toast(t("bulk-failed", { count: answer.failed.length, detail: saidText(first.detail) }), {
        tone: "danger",
      });
    }
    return answer.done > 0;
  } catch (error) {
    if (guess) for (const item of before) patchCase(item.id, item);
    toastError(error);
    return false;
  }
}

interface Assignment {
  assignee?: string | null;
  team?: string | null;
}

function assignmentText(to: Assignment): string {
  if (to.assignee === null) return t("did-unassign");
  if (to.assignee === myId.peek()) return t("did-assign-me");
  if (to.assignee !== undefined) return t("did-assign", { name: staffName(to.assignee) ?? "?" });
  return to.team ? t("did-team", { name: teamOf(to.team)?.name ?? "?" }) : t("did-no-team");
}

/** Gives cases to a person or a team. */
export async function assign(ids: readonly string[], to: Assignment): Promise<boolean> {
  const [id] = ids;
  if (!id) return false;
  if (ids.length > 1)
    return bulk(ids, to.assignee === undefined ? { team: to.team ?? null } : { assign: to.assignee }, to);
  const before = caseSignal(id).peek();
  const back = before ? { assignee: before.assignee, team: before.team } : null;
  return act(id, {
    guess: to,
    run: () => http.post(`/cases/${id}/assign`, to),
    text: assignmentText(to),
    ...(back && { undo: () => http.post(`/cases/${id}/assign`, back).then(takeCase, toastError) }),
  });
}

function patch(id: string, change: object): Promise<Case | undefined> {
  return http.patch(`/cases/${id}`, change);
}

/** Sets how urgent cases are. */
export async function setPriority(ids: readonly string[], priority: Priority): Promise<boolean> {
  const [id] = ids;
  if (!id) return false;
  if (ids.length > 1) return bulk(ids, { priority }, { priority });
  const before = caseSignal(id).peek()?.priority;
  return act(id, {
    guess: { priority },
    run: () => patch(id, { priority }),
    text: t("did-priority", { priority: t(`priority-${priority}`) }),
    ...(before && { undo: () => patch(id, { priority: before }).then(takeCase, toastError) }),
  });
}

/** Gives one case exactly these tags. */
export async function setTags(id: string, tags: readonly string[]): Promise<boolean> {
  const before = caseSignal(id).peek()?.tags ?? [];
  patchCase(id, { tags: [...tags] });
  try {
    takeCase(await patch(id, { tags }));
    return true;
  } catch (error) {
    patchCase(id, { tags: before });
    toastError(error);
    return false;
  }
}

/** Adds a tag to several cases. */
export async function addTag(ids: readonly string[], tag: string): Promise<boolean> {
  const [id] = ids;
  if (!id) return false;
  if (ids.length > 1) return bulk(ids, { tag }, null);
  const before = caseSignal(id).peek()?.tags ?? [];
  return before.includes(tag) || setTags(id, [...before, tag]);
}

/** Makes a tag and puts it on cases. */
export async function addNewTag(ids: readonly string[], name: string): Promise<boolean> {
  try {
    const tag = await createTag(name);
    return addTag(ids, tag.id);
  } catch (error) {
    toastError(error);
    return false;
  }
}

/** Changes the subject, type or fields of a case. */
export async function editCase(
  id: string,
  change: { subject?: string; type?: string; fields?: object },
): Promise<boolean> {
  try {
    const answer = await patch(id, change);
    if (answer) takeCase(answer);
    else {
      dropCase(id);
      toast(t("did-and-gone"));
    }
    return true;
  } catch (error) {
    toastError(error);
    return false;
  }
}

/** Puts cases away until a time. */
export async function snooze(ids: readonly string[], until: string, shown: string): Promise<boolean> {
  const [id] = ids;
  if (!id) return false;
  const guess = { state: "snoozed", snoozed_until: until } as const;
  if (ids.length > 1) return bulk(ids, { snooze: until }, guess);
  return act(id, {
    guess,
    run: () => http.post(`/cases/${id}/snooze`, { until }),
    text: t("did-snooze", { until: shown }),
    undo: () => bringBack(id, "wake"),
  });
}

/** Brings a snoozed case back at once. */
export function wake(id: string): Promise<boolean> {
  return act(id, {
    guess: { state: "open", snoozed_until: null },
    run: () => http.post(`/cases/${id}/wake`),
    text: t("did-wake"),
  });
}

/** Takes back what made a case leave the screen, and shows it again: the next one has come up meanwhile. */
function bringBack(id: string, way: "reopen" | "wake"): Promise<void> {
  return http.post(`/cases/${id}/${way}`).then((answer) => {
    takeCase(answer);
    openCase(id);
  }, toastError);
}

/** Ends cases with a reason; `next` is the one that comes up then. */
export async function resolve(
  ids: readonly string[],
  reason: string,
  askRating: boolean,
  next: string | null,
): Promise<boolean> {
  const [id] = ids;
  if (!id) return false;
  if (ids.length > 1) return bulk(ids, { resolve: reason }, { state: "resolved" });
  const numberOf = (one: string) => String(caseSignal(one).peek()?.number ?? "");
  const [number, follower] = [numberOf(id), next ? numberOf(next) : ""];
  return act(id, {
    guess: { state: "resolved", waiting_since: null },
    run: () => http.post(`/cases/${id}/resolve`, { reason, ask_rating: askRating }),
    text: follower ? t("did-resolve-next", { number, next: follower }) : t("did-resolve", { number }),
    undo: () => bringBack(id, "reopen"),
  });
}

/** Opens a resolved case again. */
export function reopen(id: string): Promise<boolean> {
  return act(id, {
    guess: { state: "open" },
    run: () => http.post(`/cases/${id}/reopen`),
    text: t("did-reopen"),
  });
}

/** Somebody has told the customer what to do about a secret that they gave away. */
export function exposureHandled(id: string): Promise<boolean> {
  return act(id, {
    guess: { exposed: null },
    run: () => http.post(`/cases/${id}/exposed/handled`),
    text: t("did-exposed-handled"),
    undo: () => http.post(`/cases/${id}/exposed/not-handled`).then(takeCase, toastError),
  });
}

/** Moves everything of a case into another; the undo takes its conversations out again. */
export async function merge(id: string, into: CaseSummary): Promise<boolean> {
  const moved =
    knownThread(id)
      ?.detail.peek()
      ?.conversations.map((one) => one.id) ?? [];
  try {
    takeCase(await http.post(`/cases/${id}/merge`, { into: into.id }));
  } catch (error) {
    toastError(error);
    return false;
  }
  patchCase(id, { state: "merged" });
  const [only] = moved;
  const text = t("did-merge", { number: String(into.number) });
  if (moved.length === 1 && only) toastUndo(text, () => void split(into.id, only));
  else toast(text);
  return true;
}

/** Takes a conversation out of a case that it was merged into. */
export async function split(id: string, conversation: string): Promise<boolean> {
  return act(id, {
    run: () => http.post(`/cases/${id}/split`, { conversation }),
    text: t("did-split"),
  });
}
