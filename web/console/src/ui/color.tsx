import { t } from "../i18n/index.ts";
import { useFieldIds } from "./field.tsx";

const HEX = /^#[0-9a-f]{6}$/i;

export const isColor = (value: string) => HEX.test(value);

/** Relative luminance by WCAG. */
function luminance(color: string): number {
  const channel = (start: number) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** The contrast ratio of two `#rrggbb` colours, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** White or near-black: whichever is easier to read on `background`. */
export function inkOn(background: string): "#ffffff" | "#10151c" {
  if (!isColor(background)) return "#ffffff";
  return contrast(background, "#ffffff") >= contrast(background, "#10151c") ? "#ffffff" : "#10151c";
}

export const swatches = [
  "#0d7669",
  "#2a6fd0",
  "#5b4bd6",
  "#8a3fc2",
  "#c2347f",
  "#c0263a",
  "#c2571a",
  "#9a6b00",
  "#3f7d20",
  "#4a5568",
] as const;

interface ColorInputProps {
  value: string;
  onValue: (value: string) => void;
  label: string;
}

/** A few good colours, the browser's picker, and the code to type. */
export function ColorInput({ value, onValue, label }: ColorInputProps) {
  const ids = useFieldIds();
  return (
    <div class="ui-color">
      <div class="ui-row ui-row-wrap" role="radiogroup" aria-label={label}>
        {swatches.map((swatch) => (
          <label class="ui-swatch" key={swatch} style={{ background: swatch }}>
            <input
              type="radio"
              class="ui-visually-hidden"
              name={ids.id}
              aria-label={swatch}
              checked={value.toLowerCase() === swatch}
              onChange={() => onValue(swatch)}
            />
          </label>
        ))}
      </div>
      <div class="ui-row">
        <input
          type="color"
          class="ui-color-picker"
          aria-label={t("ui-color-pick")}
          value={isColor(value) ? value : "#000000"}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        <input
          {...ids}
          type="text"
          class="ui-input ui-color-code"
          spellcheck={false}
          autocomplete="off"
          maxLength={7}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
