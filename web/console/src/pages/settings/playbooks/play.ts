import { type Draft, type Step, textIn } from "./flow.ts";

/** As in `playbooks/walk.rs`: a person is brought after so many steps. */
export const MOST_TAKEN = 20;

/** How far somebody is in a flow that is tried. */
export interface Played {
  /** What the bot says now. */
  says: string[];
  /** The step that waits, or ends; none: a person is brought, for the flow cannot go on. */
  stop: Step | null;
  taken: number;
}

/** Walks from a step on, through everything that is only said. */
export function walk(draft: Draft, from: string, lang: string, taken: number): Played {
  const played: Played = { says: [], stop: null, taken };
  let next: string | null | undefined = from;
  while (next) {
    const step: Step | undefined = draft.steps.find((it) => it.id === next);
    if (!step) break;
    played.taken += 1;
    if (played.taken > MOST_TAKEN) break;
    const text = textIn(draft, step.texts, lang);
    if (text && step.kind !== "article") played.says.push(text);
    if (step.kind !== "say") {
      played.stop = step;
      break;
    }
    next = step.next;
  }
  return played;
}
