/** Whatever colour a brand has, text on it and text in it can be read (WCAG 2.2, 4.5 to 1). */

export type Rgb = readonly [number, number, number];

const ENOUGH = 4.5;
export const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [10, 14, 26];
const BLACK: Rgb = [0, 0, 0];

export function parseHex(text: string): Rgb | null {
  const match = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim());
  if (!match?.[1]) return null;
  const long = match[1].length === 3 ? match[1].replace(/./g, "$&$&") : match[1];
  const n = Number.parseInt(long, 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
}

export function hex([r, g, b]: Rgb): string {
  return `#${[r, g, b].map((c) => Math.round(c).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(color: Rgb): number {
  const [r = 0, g = 0, b = 0] = color.map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (i: 0 | 1 | 2) => a[i] + (b[i] - a[i]) * share;
  return [at(0), at(1), at(2)];
}

/** Text on a colour: white where it can be read, else ink, else pure black (which always can where white cannot). */
export function textOn(background: Rgb): Rgb {
  if (contrast(WHITE, background) >= ENOUGH) return WHITE;
  return contrast(INK, background) >= ENOUGH ? INK : BLACK;
}

/** The colour itself as text on a surface, moved towards black or white only as far as reading needs. */
export function asText(color: Rgb, surface: Rgb): Rgb {
  const end = luminance(surface) > 0.18 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.05) {
    const tried = mix(color, end, share);
    if (contrast(tried, surface) >= ENOUGH) return tried;
  }
  return end;
}

/** Any CSS colour, by letting the browser paint it. */
export function parseCss(text: string): Rgb | null {
  const direct = parseHex(text);
  if (direct || !CSS.supports("color", text)) return direct;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}
