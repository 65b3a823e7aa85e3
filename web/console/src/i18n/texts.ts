import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";
import { batch, computed, effect, signal } from "@preact/signals";

type Load = () => Promise<string>;

const loaders = new Map<string, Load>();
const known = new Set<string>();

/** Adds text files by their path, `…/<language>/<file>.ftl`; each is fetched only when a screen needs it. */
export function offerTexts(files: Readonly<Record<string, Load>>): void {
  for (const [path, load] of Object.entries(files)) {
    const [tag, file] = path.split("/").slice(-2);
    if (!tag || !file) continue;
    // Some folders hold texts of other parts of the product only; the console's own names its languages.
    if (file === "ui.ftl") known.add(tag);
    loaders.set(`${tag}/${file.replace(/\.ftl$/, "")}`, load);
  }
}

// The texts of the widget and of the page that verifies travel with them; others are the server's.
offerTexts(
  import.meta.glob<string>(
    [
      "../../../../locales/*/*.ftl",
      "!../../../../locales/*/{widget,verify,bot,help,knowledge,mail,guard,proof,freeze,held,transcript,pages}.ftl",
    ],
    {
      query: "?raw",
      import: "default",
    },
  ),
);

const FALLBACK = "en";
const STORED = "ombud.language";
const RTL = new Set(["ar", "fa", "he", "ur"]);

/** The languages that the console is written in, as BCP 47 tags. */
export const languages: readonly string[] = [...known].sort();

const bundles = signal<readonly FluentBundle[]>([]);
const active = signal<string>(FALLBACK);

/** The language on the screen. Set it with `setLanguage`. */
export const language = computed(() => active.value);
export const direction = computed(() => directionOf(active.value));

/** What has a text in several languages, in that of the screen; else in English. */
export function inOwnLanguage(
  texts: Readonly<Record<string, string>> | null | undefined,
): string | undefined {
  return texts?.[active.value] ?? texts?.[FALLBACK];
}

/** The direction in which a language (BCP 47) is written. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return RTL.has(tag.split("-")[0] ?? "") ? "rtl" : "ltr";
}

const needed = new Set<string>();
const parsed = new Map<string, Promise<FluentResource>>();

function resource(key: string): Promise<FluentResource> | undefined {
  const load = loaders.get(key);
  if (!load) return undefined;
  let pending = parsed.get(key);
  if (!pending) {
    pending = load().then((source) => new FluentResource(source));
    // A failed download must not stay failed for the life of the page.
    pending.catch(() => parsed.delete(key));
    parsed.set(key, pending);
  }
  return pending;
}

async function bundleFor(tag: string): Promise<FluentBundle> {
  const pending = [...needed].map((name) => resource(`${tag}/${name}`));
  const rtl = RTL.has(tag.split("-")[0] ?? "");
  const bundle = new FluentBundle(tag, { useIsolating: rtl });
  for (const part of await Promise.all(pending)) if (part) bundle.addResource(part);
  return bundle;
}

/** The languages to look a text up in: the one asked for, then English. */
export function chain(tag: string): string[] {
  return tag === FALLBACK ? [FALLBACK] : [tag, FALLBACK];
}

/** The language asked for last; what is on the screen follows as soon as its texts are there. */
let wantedTag = FALLBACK;
let turn: Promise<void> = Promise.resolve();

/** One at a time: of two that overlap, the one with fewer files might otherwise finish last and win. */
function rebuild(): Promise<void> {
  const work = turn.then(async () => {
    const tag = wantedTag;
    const built = await Promise.all(chain(tag).map(bundleFor));
    batch(() => {
      active.value = tag;
      bundles.value = built;
    });
  });
  turn = work.catch(() => undefined);
  return work;
}

/** Loads the named text files (`"ui"`, `"settings"`, …) in the current language. Await it before showing a screen. */
export async function needTexts(...names: string[]): Promise<void> {
  const fresh = names.filter((name) => !needed.has(name));
  if (fresh.length === 0) return;
  for (const name of fresh) needed.add(name);
  await rebuild();
}

/** The language of ours that suits these wishes best. */
export function negotiate(wanted: readonly string[]): string {
  const [best] = negotiateLanguages([...wanted], [...languages], {
    strategy: "lookup",
    defaultLocale: FALLBACK,
  });
  return best ?? FALLBACK;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    // Storage may be forbidden; the browser's own wishes then decide.
    return null;
  }
}

/** Chooses the first language (remembered on this device, else the browser's) and loads the named files. */
export async function startTexts(...names: string[]): Promise<void> {
  for (const name of names) needed.add(name);
  const stored = remembered();
  wantedTag = negotiate(stored ? [stored, ...navigator.languages] : navigator.languages);
  await rebuild();
}

/** Switches the screen to another language and remembers it on this device. */
export async function setLanguage(wanted: string): Promise<void> {
  const tag = negotiate([wanted]);
  try {
    localStorage.setItem(STORED, tag);
  } catch {
    // As above.
  }
  if (tag === wantedTag) return turn;
  wantedTag = tag;
  await rebuild();
}

effect(() => {
  document.documentElement.lang = active.value;
  document.documentElement.dir = direction.value;
});

export type Args = Record<string, FluentVariable>;

/**
 * The text `id` in the language on the screen; `id.attribute` reads an attribute. Reads a signal, so whatever calls it
 * while rendering is drawn again when the language changes. An unknown id is shown as itself.
 */
export function t(id: string, args?: Args): string {
  const [name = id, attribute] = id.split(".");
  for (const bundle of bundles.value) {
    const message = bundle.getMessage(name);
    const pattern = attribute ? message?.attributes[attribute] : message?.value;
    if (pattern) return bundle.formatPattern(pattern, args, []);
  }
  return id;
}

/** True when the text exists; for names that come from the server, such as permissions. */
export function hasText(id: string): boolean {
  return bundles.value.some((bundle) => bundle.hasMessage(id));
}

/** A label of ours as it stands within a sentence: English writes it small there, unless it is an abbreviation. */
export const midSentence = (label: string): string =>
  /^en\b/.test(active.value) && /^\p{Lu}\p{Ll}/u.test(label)
    ? label[0]?.toLowerCase() + label.slice(1)
    : label;
