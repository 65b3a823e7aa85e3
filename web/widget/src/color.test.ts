import { describe, expect, it } from "vitest";
import { asText, contrast, hex, parseHex, type Rgb, textOn, WHITE } from "./color.ts";
import { palette } from "./theme.ts";

const steps = [0, 40, 80, 120, 127, 160, 200, 230, 255];
const all: Rgb[] = steps.flatMap((r) => steps.flatMap((g) => steps.map((b): Rgb => [r, g, b])));
const DARK: Rgb = [21, 24, 33];
const rgb = (text: string): Rgb => parseHex(text) ?? [0, 0, 0];

describe("whatever the brand's colour", () => {
  it("text on it can be read, at both ends of the head's gradient", () => {
    for (const brand of all) {
      const colors = palette(brand, WHITE);
      expect(contrast(textOn(brand), brand), hex(brand)).toBeGreaterThanOrEqual(4.5);
      expect(
        contrast(rgb(colors["--on-brand"]), rgb(colors["--brand-deep"])),
        hex(brand),
      ).toBeGreaterThanOrEqual(4.45);
    }
  });

  it("text in it can be read on light and on dark", () => {
    for (const brand of all) {
      for (const surface of [WHITE, DARK]) {
        expect(contrast(asText(brand, surface), surface), hex(brand)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("stays itself where it can be read already", () => {
    expect(hex(asText([0, 0, 128], WHITE))).toBe("#000080");
  });
});

it("reads short and long hex, and nothing else", () => {
  expect(parseHex("#fff")).toEqual([255, 255, 255]);
  expect(parseHex(" #1a56DB ")).toEqual([26, 86, 219]);
  expect(parseHex("red")).toBeNull();
  expect(parseHex("#12345")).toBeNull();
});
