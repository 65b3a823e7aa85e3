import { describe, expect, it } from "vitest";
import { curve } from "../../../ui/layers.ts";
import {
  addStep,
  changeOption,
  type Draft,
  draftOf,
  dropLanguage,
  edgesOf,
  freshDraft,
  mainLanguage,
  partOf,
  removeStep,
  renameStep,
  stepLabel,
  withText,
} from "./flow.ts";
import { layOut } from "./layout.ts";
import { MOST_TAKEN, walk } from "./play.ts";

const draft: Draft = draftOf({
  titles: { en: "Pending", "zh-CN": "转账" },
  intents: ["tx.pending"],
  start: "hello",
  steps: [
    { id: "hello", kind: "say", texts: { en: "Let us look." }, next: "which" },
    {
      id: "which",
      kind: "ask",
      texts: { en: "Which?", "zh-CN": "哪一个？" },
      options: [
        { labels: { en: "This" }, next: "person" },
        { labels: { en: "That" }, next: "done" },
      ],
    },
    { id: "person", kind: "hand_over" },
    { id: "done", kind: "done" },
  ],
});

describe("editing a flow", () => {
  it("adds steps under names that are free, up to what they are", () => {
    const first = addStep(draft, "hand_over");
    expect(first.id).toBe("hand-over-5");
    expect(addStep(removeStep(first.draft, "done"), "hand_over").id).toBe("hand-over-6");
    expect(addStep({ ...draft, start: "", steps: [] }, "ask").draft.start).toBe("ask-1");
  });

  it("leads nowhere where a step was taken away, and follows one to its new name", () => {
    const cut = removeStep(draft, "person");
    expect(cut.steps[1]?.options?.map((it) => it.next)).toEqual(["", "done"]);
    expect(removeStep(draft, "hello").start).toBe("");
    const renamed = renameStep(draft, "which", "choice");
    expect([renamed.start, renamed.steps[0]?.next, renamed.steps[1]?.id]).toEqual([
      "hello",
      "choice",
      "choice",
    ]);
    expect(renameStep(draft, "which", "done")).toBe(draft);
  });

  it("keeps each language apart", () => {
    expect(withText({ en: "a" }, "zh-CN", "甲")).toEqual({ en: "a", "zh-CN": "甲" });
    expect(withText({ en: "a" }, "en", "")).toEqual({});
    const english = dropLanguage(draft, "zh-CN");
    expect(Object.keys(english.titles)).toEqual(["en"]);
    expect(english.steps[1]?.texts).toEqual({ en: "Which?" });
    expect(mainLanguage(dropLanguage(draft, "en"))).toBe("zh-CN");
    const labelled = changeOption(draft, "which", 1, { labels: { en: "Other" } });
    expect(labelled.steps[1]?.options?.[1]).toEqual({ labels: { en: "Other" }, next: "done" });
    expect(stepLabel(draft, draft.steps[1] ?? { id: "", kind: "ask" }, "zh-CN")).toBe("哪一个？");
  });

  it("knows which part a problem is in", () => {
    const at = (field: string) => partOf({ field, step: null, code: "", detail: "" });
    expect(
      ["steps[2].texts.en", "steps[0].options[1].next", "steps[3]", "start", "intents[0]"].map(at),
    ).toEqual(["texts", "next", "step", "start", "intents"]);
  });
});

describe("trying a flow", () => {
  it("says what is said on the way, in the language or in the one that stands in", () => {
    const begun = walk(draft, draft.start, "zh-CN", 0);
    expect([begun.says, begun.stop?.id, begun.taken]).toEqual([["Let us look.", "哪一个？"], "which", 2]);
    expect(walk(draft, "nowhere", "en", 0).stop).toBeNull();
  });

  it("ends however it goes round", () => {
    const round = {
      ...draft,
      steps: [{ ...draft.steps[0], id: "hello", kind: "say" as const, next: "hello" }],
    };
    const walked = walk(round, "hello", "en", 0);
    expect([walked.stop, walked.says.length]).toEqual([null, MOST_TAKEN]);
  });
});

describe("the drawing", () => {
  it("has a place for every step and a line for all that leads somewhere", async () => {
    const drawn = await layOut(draft, "en");
    const at = (id: string) => drawn.nodes.find((it) => it.id === id)?.y ?? 0;
    expect(at("hello")).toBeLessThan(at("which"));
    expect(at("which")).toBeLessThan(at("done"));
    expect(drawn.edges.map((it) => it.label)).toEqual(["", "This", "That"]);
    expect(drawn.width).toBeGreaterThan(0);
    expect(edgesOf(freshDraft("en"), "en")).toHaveLength(2);
  });

  it("can be made of an empty flow and of a step that leads to itself", async () => {
    expect((await layOut({ ...draft, steps: [] }, "en")).nodes).toEqual([]);
    const self = { ...draft, steps: [{ id: "a", kind: "input" as const, next: "a" }] };
    expect((await layOut(self, "en")).edges).toHaveLength(1);
  });

  it("is made of lines that begin and end where they should", () => {
    const points = [0, 1, 2, 3].map((n) => ({ x: n, y: n * n }));
    expect(curve(points)).toMatch(/^M 0\.0 0\.0 Q .* 3\.0 9\.0$/);
    expect(curve([{ x: 0, y: 0 }])).toBe("");
  });
});
