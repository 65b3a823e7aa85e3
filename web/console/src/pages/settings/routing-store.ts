import type { Routing, RoutingRule, RoutingShown } from "@ombud/api";
import { t } from "../../i18n/index.ts";
import { toastError } from "../../state/errors.ts";
import { http } from "../../state/http.ts";
import { useView } from "../../state/view.ts";
import { type Answered, toastUndo } from "../../ui/index.ts";

/** The rules, as they are kept, and the way to change them. */
export interface RoutingStore extends Answered<RoutingShown> {
  /** Keeps the whole anew and offers to undo it; what the server refuses is thrown. */
  save: (next: Routing, said: string) => Promise<void>;
  /** The same, where nobody waits for the answer: a refusal is said in passing. */
  change: (next: Routing, said: string) => void;
}

export function useRouting(): RoutingStore {
  const view = useView("/routing");
  const { shown, load } = view;
  const put = async (version: number, routing: Routing): Promise<RoutingShown> => {
    const kept: RoutingShown = await http.put("/routing", { version, routing });
    view.put(kept);
    return kept;
  };
  const save = async (next: Routing, said: string) => {
    if (!shown) return;
    const before = shown;
    const kept = await put(before.version, next);
    toastUndo(said, () => {
      put(kept.version, before.routing).catch((error: unknown) => {
        toastError(error);
        load();
      });
    });
  };
  const change = (next: Routing, said: string) => {
    if (!shown) return;
    // At once, for an order that jumps back while the server thinks is worse than one that it refuses.
    view.put({ ...shown, routing: next });
    save(next, said).catch((error: unknown) => {
      toastError(error);
      load();
    });
  };
  return { ...view, save, change };
}

export const EMPTY_RULE: RoutingRule = {
  id: "",
  name: "",
  enabled: true,
  when: {
    inboxes: [],
    languages: [],
    intents: [],
    urgency: null,
    words: [],
    tiers: [],
    proof: null,
    types: [],
    hours: null,
    time: null,
  },
  outcome: {
    team: null,
    person: null,
    priority: null,
    skills: [],
    language: false,
    tags: [],
    overflow: null,
  },
};

/** Texts for what was done with a rule. */
export const saidOf = (what: "added" | "changed" | "deleted" | "on" | "off", name: string) =>
  t(`routing-rule-${what}`, { name });
