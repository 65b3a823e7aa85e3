/** The look: the inbox's colour, what the host page sets by CSS variables, and light or dark. Set through the CSSOM. */
import { asText, hex, mix, parseCss, parseHex, type Rgb, textOn, WHITE } from "./color.ts";

export type Scheme = "auto" | "light" | "dark";

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

export function setScheme(next: Scheme): void {
  scheme = next;
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
export function palette(brand: Rgb, surface: Rgb) {
  const on = textOn(brand);
  const away: Rgb = on === WHITE ? [0, 0, 0] : WHITE;
  return {
    "--brand": hex(brand),
    "--on-brand": hex(on),
    // The end of the head's gradient moves away from the text's colour, so that the contrast only grows.
    "--brand-deep": hex(mix(brand, away, 0.22)),
    "--accent": hex(asText(brand, surface)),
  };
}

function apply(): void {
  const root = document.documentElement;
  const dark = scheme === "dark" || (scheme === "auto" && darkMedia.matches);
  root.dataset.scheme = dark ? "dark" : "light";
  for (const name of VARIABLES) {
    const value = variables[name];
    if (value) root.style.setProperty(name, value);
    else root.style.removeProperty(name);
  }
  const given = variables["--ombud-surface"];
  const surface = (given && parseCss(given)) || SURFACE[dark ? "dark" : "light"];
  if (given && !variables["--ombud-text"]) root.style.setProperty("--ombud-text", hex(textOn(surface)));
  const own = variables["--ombud-color"];
  const brand = (own && parseCss(own)) || parseHex(inboxColor ?? "") || DEFAULT_COLOR;
  for (const [name, value] of Object.entries(palette(brand, surface))) root.style.setProperty(name, value);
}

darkMedia.addEventListener("change", apply);
