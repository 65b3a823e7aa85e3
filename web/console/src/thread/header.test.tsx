import type { CaseSummary } from "@ombud/api";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const editCase = vi.hoisted(() => vi.fn());
vi.mock("../state/actions.ts", () => ({ editCase }));
vi.mock("./tools.tsx", () => ({ Tools: () => null }));

const { SubjectForm } = await import("./header.tsx");

const done = vi.fn();
const field = () => document.body.querySelector("input");

beforeEach(() => {
  editCase.mockReset();
  done.mockReset();
  act(() =>
    render(<SubjectForm item={{ id: "c1", subject: "Old" } as CaseSummary} onDone={done} />, document.body),
  );
  act(() => {
    const input = field();
    if (!input) throw new Error("there is no field");
    input.value = "New";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
afterEach(() => {
  render(null, document.body);
});

/** As browsers do when a field that has the focus is taken away; `onBlur` listens to the one that bubbles. */
const losesFocus = () =>
  act(() => void field()?.dispatchEvent(new FocusEvent("focusout", { bubbles: true })));

it("Escape throws away what was typed, and the field that goes saves nothing", () => {
  act(() => void field()?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
  losesFocus();
  expect(done).toHaveBeenCalledOnce();
  expect(editCase).not.toHaveBeenCalled();
});

it("Enter saves once, though the field loses the focus as well", () => {
  act(() => void document.body.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true })));
  losesFocus();
  expect(editCase).toHaveBeenCalledExactlyOnceWith("c1", { subject: "New" });
  expect(done).toHaveBeenCalledOnce();
});

it("to go elsewhere saves", () => {
  losesFocus();
  expect(editCase).toHaveBeenCalledExactlyOnceWith("c1", { subject: "New" });
});
