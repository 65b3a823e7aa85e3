/** The look: the inbox's colour, what the host page sets by CSS variables, and light or dark. Set through the CSSOM. */
import { signal } from "@preact/signals";
import { asText, hex, mix, parseCss, parseHex, type Rgb, textOn, WHITE } from "./color.ts";

type Scheme = "auto" | "light" | "dark";

/** Variables that a host page may set; others of the same prefix concern the launcher. */
export const VARIABLES = [
  "--ombud-color",
  "--ombud-font",
  "--ombud-font-size",
  "--ombud-radius",
  "--ombud-surface",
  "--ombud-text",
] as const;

const DEFAULT_COLOR: Rgb = [31, 111, 235];
const SURFACE: Record<"light" | "dark", Rgb> = { light: WHITE, dark: [21, 24, 33] };
const darkMedia = matchMedia("(prefers-color-scheme: dark)");

let scheme: Scheme = "auto";
let inboxColor: string | null = null;
let variables: Record<string, string> = {};

/** By a word of the address or of the host page; any other word changes nothing. */
export function setScheme(next: string | null | undefined): void {
  if (/^(auto|light|dark)$/.test(next ?? "")) scheme = next as Scheme;
  apply();
}

export function setInboxColor(color: string): void {
  inboxColor = color;
  apply();
}

export function setVariables(next: Record<string, string>): void {
  variables = {};
  for (const name of VARIABLES) {
    const value = next[name]?.trim();
    // A URL would be a request to a third party.
    if (value && !/url\s*\(|image-set/i.test(value)) variables[name] = value;
  }
  apply();
}

/** The colours that follow from a brand colour on a surface. */
export function palette(color: Rgb, surface: Rgb) {
  const on = textOn(color);
  const away: Rgb = on === WHITE ? [0, 0, 0] : WHITE;
  return {
    "--brand": hex(color),
    "--on-brand": hex(on),
    // The end of the head's gradient moves away from the text's colour, so that the contrast only grows.
    "--brand-deep": hex(mix(color, away, 0.22)),
    "--accent": hex(asText(color, surface)),
  };
}

/** The brand colour in use, and what is written on it. */
export const brand = signal({ color: hex(DEFAULT_COLOR), on: hex(WHITE) });

function apply(): void {
  const { dataset, style } = document.documentElement;
  for (const name of VARIABLES) {
    // An empty value takes it away.
    style.setProperty(name, variables[name] ?? "");
  }
  const wanted = scheme === "dark" || (scheme === "auto" && darkMedia.matches);
  const given = parseCss(variables["--ombud-surface"] ?? "");
  const surface = given ?? SURFACE[wanted ? "dark" : "light"];
  // A surface that the host has set decides by itself which of the two the rest has to suit.
  dataset.scheme = textOn(surface) === WHITE ? "dark" : "light";
  if (given && !variables["--ombud-text"]) style.setProperty("--ombud-text", hex(textOn(surface)));
  const color = parseCss(variables["--ombud-color"] ?? "") ?? parseHex(inboxColor ?? "") ?? DEFAULT_COLOR;
  const colors = palette(color, surface);
  for (const [name, value] of Object.entries(colors)) style.setProperty(name, value);
  brand.value = { color: colors["--brand"], on: colors["--on-brand"] };
}

darkMedia.addEventListener("change", apply);
