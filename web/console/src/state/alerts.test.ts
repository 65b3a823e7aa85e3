import { expect, it } from "vitest";
import { isNews } from "./alerts.ts";

it("tells of an alert once, and again only when it has become worse", () => {
  expect(isNews("a", "medium")).toBe(true);
  expect(isNews("a", "medium")).toBe(false);
  expect(isNews("a", "low")).toBe(false);
  expect(isNews("a", "critical")).toBe(true);
  expect(isNews("a", "critical")).toBe(false);
  expect(isNews("b", "low")).toBe(true);
});
