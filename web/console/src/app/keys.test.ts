import { describe, expect, it, vi } from "vitest";
import { type Binding, KeyMap, keyCaps, keyName } from "./keys.ts";

const press = (key: string, change: Partial<KeyboardEvent> = {}) =>
  keyName({ key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...change });

describe("the name of a key", () => {
  it("counts Ctrl and ⌘ as one", () => {
    expect(press("k", { ctrlKey: true })).toBe("mod+k");
    expect(press("k", { metaKey: true })).toBe("mod+k");
  });
  it("keeps the shift of letters and drops that of signs", () => {
    expect(press("E", { shiftKey: true })).toBe("shift+e");
    expect(press("?", { shiftKey: true })).toBe("?");
  });
  it("goes by place on a keyboard of another script", () => {
    expect(press("о", { code: "KeyJ" })).toBe("j");
  });
});

describe("a key map", () => {
  const binding = (keys: string, available = true): Binding => ({
    keys,
    run: vi.fn(),
    available: () => available,
  });

  it("finds single keys, sequences and alternatives", () => {
    const [next, inbox, all] = [binding("j|arrowdown"), binding("g i"), binding("g a")];
    const map = new KeyMap(() => [next, inbox, all]);
    expect(map.press("arrowdown", 0)).toBe(next);
    expect(map.press("g", 10)).toBeNull();
    expect(map.press("a", 20)).toBe(all);
    expect(map.press("a", 30)).toBeNull();
  });

  it("forgets a sequence that took too long", () => {
    const map = new KeyMap(() => [binding("g i")]);
    map.press("g", 0);
    expect(map.press("i", 5000)).toBeNull();
  });

  it("lets a broken sequence end in a key of its own", () => {
    const next = binding("j");
    const map = new KeyMap(() => [next, binding("g i")]);
    map.press("g", 0);
    expect(map.press("j", 10)).toBe(next);
  });

  it("passes over what is not available", () => {
    const second = binding("e");
    const map = new KeyMap(() => [binding("e", false), second]);
    expect(map.press("e", 0)).toBe(second);
  });
});

it("shows keys as caps", () => {
  expect(keyCaps("g i")).toEqual(["G", "I"]);
  expect(keyCaps("mod+enter")[1]).toBe("↵");
});
