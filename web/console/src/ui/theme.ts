import { computed, effect, signal } from "@preact/signals";

export type Theme = "system" | "light" | "dark";

const STORED = "ombud.theme";
const isTheme = (value: unknown): value is Theme =>
  value === "system" || value === "light" || value === "dark";

function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(STORED);
    return isTheme(value) ? value : "system";
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
    return "system";
  }
}

const systemQuery = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : undefined;
const systemDark = signal(systemQuery?.matches ?? false);
systemQuery?.addEventListener("change", (event) => {
  systemDark.value = event.matches;
});

/** The chosen theme; setting it repaints the page and is remembered on this device. */
export const theme = signal<Theme>(storedTheme());
/** True while the page is drawn dark, for whatever reason. */
export const dark = computed(() => (theme.value === "system" ? systemDark.value : theme.value === "dark"));

effect(() => {
  const value = theme.value;
  if (value === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  try {
    localStorage.setItem(STORED, value);
  } catch {
    // As above.
  }
});
