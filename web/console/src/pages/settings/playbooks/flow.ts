import type { Flow, FlowOption, FlowProblem, FlowStep, FormField } from "@ombud/api";

/** A step as it is given and stored: what its kind does not have is left out. */
export type Step = Pick<FlowStep, "id" | "kind"> & Partial<FlowStep>;

/** A flow as the editor has it: what the API may leave out is there. */
export interface Draft {
  titles: Record<string, string>;
  intents: string[];
  start: string;
  steps: Step[];
}

export type Kind = Step["kind"];
export const KINDS: readonly Kind[] = ["ask", "input", "say", "article", "hand_over", "done"];
export const WANTED = ["text", "transaction", "amount", "date"] as const;

/** As in `playbooks/check.rs`. */
export const MOST = {
  steps: 40,
  options: 6,
  text: 2000,
  label: 80,
  title: 120,
  name: 60,
  fields: 12,
  answers: 8,
  hint: 200,
};

/** A question of a form as the editor has it. */
export type Question = Pick<FormField, "id" | "kind" | "labels"> & Partial<FormField>;
export const FIELD_KINDS: readonly FormField["kind"][] = ["line", "lines", "hashes", "moment", "choice"];

/** A question with a name that no other of the form has. */
export function freshQuestion(form: readonly Question[]): Question {
  let nth = form.length + 1;
  while (form.some((it) => it.id === `question-${nth}`)) nth++;
  return { id: `question-${nth}`, kind: "line", labels: {} };
}

export function draftOf(flow: Partial<Omit<Flow, "steps">> & { steps?: readonly Step[] }): Draft {
  return {
    titles: { ...flow.titles },
    intents: [...(flow.intents ?? [])],
    start: flow.start ?? "",
    steps: [...(flow.steps ?? [])],
  };
}

/** What a new playbook begins with: the smallest flow that is whole but for its words. */
export function freshDraft(lang: string): Draft {
  return {
    titles: { [lang]: "" },
    intents: [],
    start: "question",
    steps: [
      {
        id: "question",
        kind: "ask",
        options: [
          { labels: {}, next: "person" },
          { labels: {}, next: "done" },
        ],
      },
      { id: "person", kind: "hand_over" },
      { id: "done", kind: "done" },
    ],
  };
}

/** The language that stands in for others. */
export function mainLanguage(draft: Draft): string {
  return "en" in draft.titles ? "en" : (Object.keys(draft.titles).sort()[0] ?? "en");
}

export function textIn(
  draft: Draft,
  said: Readonly<Record<string, string>> | undefined,
  lang: string,
): string {
  return said?.[lang] || said?.[mainLanguage(draft)] || "";
}

/** What a step is called in lists: its first words, else its name. */
export function stepLabel(draft: Draft, step: Step, lang: string): string {
  const words = textIn(draft, step.texts, lang).split("\n")[0] ?? "";
  if (words) return words;
  return step.kind === "article" && step.topic ? step.topic : step.id;
}

export function changeStep(draft: Draft, id: string, change: Partial<Step>): Draft {
  return { ...draft, steps: draft.steps.map((it) => (it.id === id ? { ...it, ...change } : it)) };
}

export function changeOption(draft: Draft, id: string, nth: number, change: Partial<FlowOption>): Draft {
  const step = draft.steps.find((it) => it.id === id);
  const options = (step?.options ?? []).map((it, at) => (at === nth ? { ...it, ...change } : it));
  return changeStep(draft, id, { options });
}

/** A text with one language changed; an empty one is left out. */
export function withText(
  said: Readonly<Record<string, string>> | undefined,
  lang: string,
  text: string,
): Record<string, string> {
  const { [lang]: _, ...others } = said ?? {};
  return text === "" ? others : { ...others, [lang]: text };
}

/** Adds a step; returns its name, too. */
export function addStep(draft: Draft, kind: Kind): { draft: Draft; id: string } {
  const names = new Set(draft.steps.map((it) => it.id));
  const base = kind.replace("_", "-");
  let nth = draft.steps.length + 1;
  while (names.has(`${base}-${nth}`)) nth++;
  const id = `${base}-${nth}`;
  const step: Step = { id, kind, ...(kind === "ask" ? { options: [{ labels: {}, next: "" }] } : {}) };
  return { draft: { ...draft, start: draft.start || id, steps: [...draft.steps, step] }, id };
}

/** Takes a step away; what led to it leads nowhere. */
export function removeStep(draft: Draft, id: string): Draft {
  const cut = (step: Step): Step => ({
    ...step,
    ...(step.next === id ? { next: null } : {}),
    ...(step.options
      ? { options: step.options.map((it) => (it.next === id ? { ...it, next: "" } : it)) }
      : {}),
  });
  return {
    ...draft,
    start: draft.start === id ? "" : draft.start,
    steps: draft.steps.filter((it) => it.id !== id).map(cut),
  };
}

/** Gives a step another name, wherever it is named. */
export function renameStep(draft: Draft, from: string, to: string): Draft {
  if (draft.steps.some((it) => it.id === to)) return draft;
  const renamed = (step: Step): Step => ({
    ...step,
    id: step.id === from ? to : step.id,
    ...(step.next === from ? { next: to } : {}),
    ...(step.options
      ? { options: step.options.map((it) => (it.next === from ? { ...it, next: to } : it)) }
      : {}),
  });
  return { ...draft, start: draft.start === from ? to : draft.start, steps: draft.steps.map(renamed) };
}

/** Takes a language away, with all that is written in it. */
export function dropLanguage(draft: Draft, lang: string): Draft {
  const without = (said: Record<string, string> | undefined) => withText(said, lang, "");
  return {
    ...draft,
    titles: without(draft.titles),
    steps: draft.steps.map((step) => ({
      ...step,
      ...(step.texts ? { texts: without(step.texts) } : {}),
      ...(step.options ? { options: step.options.map((it) => ({ ...it, labels: without(it.labels) })) } : {}),
      ...(step.form ? { form: step.form.map((it) => withoutLanguage(it, without)) } : {}),
    })),
  };
}

function withoutLanguage(
  field: FormField,
  without: (said: Record<string, string> | undefined) => Record<string, string>,
): FormField {
  return {
    ...field,
    labels: without(field.labels),
    ...(field.hints ? { hints: without(field.hints) } : {}),
    ...(field.options ? { options: field.options.map(without) } : {}),
  };
}

export interface Edge {
  from: string;
  to: string;
  label: string;
}

/** What leads where, to steps that there are. */
export function edgesOf(draft: Draft, lang: string): Edge[] {
  const names = new Set(draft.steps.map((it) => it.id));
  return draft.steps
    .flatMap((step) => [
      ...(step.kind === "ask" ? (step.options ?? []) : []).map((it) => ({
        from: step.id,
        to: it.next ?? "",
        label: textIn(draft, it.labels, lang),
      })),
      ...(goesOn(step.kind) ? [{ from: step.id, to: step.next ?? "", label: "" }] : []),
    ])
    .filter((edge) => names.has(edge.to));
}

/** Whether a step has one that follows without a choice. */
export const goesOn = (kind: Kind) => kind === "input" || kind === "say" || kind === "article";

/** Which part of the flow or of a step a problem is in: the last name in its path. */
export function partOf(problem: FlowProblem): string {
  const inStep = problem.field.replace(/^steps\[\d+\]\.?/, "");
  if (inStep === "") return "step";
  if (inStep.endsWith(".next")) return "next";
  return inStep.split(/[.[]/)[0] ?? "step";
}
