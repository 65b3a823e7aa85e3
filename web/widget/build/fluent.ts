/**
 * Compiles a Fluent file to a module of plain strings and small functions, so that no Fluent runtime is sent to the
 * customer. What it understands is what short texts need: variables, other messages and terms, literals, and choices by
 * plural category or by value. Anything else stops the build with the name of the message.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Expression, InlineExpression, Pattern, SelectExpression } from "@fluent/syntax";
import { FluentParser } from "@fluent/syntax";
import type { Plugin } from "vite";

const FALLBACK = "en";
/** Names and numbers keep their own direction inside a right-to-left sentence. */
const RTL = /^(ar|fa|he|ur)\b/;

type Patterns = Map<string, Pattern>;

/** Every pattern by its name, terms with their dash. Junk is an error: half a catalogue is worse than none. */
export function parse(source: string, file: string): Patterns {
  const patterns: Patterns = new Map();
  for (const entry of new FluentParser({ withSpans: false }).parse(source).body) {
    if (entry.type === "Junk")
      throw new Error(`${file}: cannot be read: ${entry.content.trim().split("\n")[0]}`);
    if (entry.type === "Message" && entry.value) patterns.set(entry.id.name, entry.value);
    if (entry.type === "Term") patterns.set(`-${entry.id.name}`, entry.value);
  }
  return patterns;
}

/** The names of the variables that a message takes. */
export function variables(pattern: Pattern, patterns: Patterns): Set<string> {
  const found = new Set<string>();
  const visit = (expression: Expression): void => {
    if (expression.type === "VariableReference") found.add(expression.id.name);
    else if (expression.type === "SelectExpression") {
      visit(expression.selector);
      for (const variant of expression.variants) walk(variant.value);
    } else if (expression.type === "MessageReference") {
      const other = patterns.get(expression.id.name);
      if (other) walk(other);
    }
  };
  const walk = (p: Pattern): void => {
    for (const element of p.elements)
      if (element.type === "Placeable") visit(element.expression as Expression);
  };
  walk(pattern);
  return found;
}

/** JavaScript for one catalogue. What `language` lacks is taken from the fallback, so that nothing is ever blank. */
export function compile(
  source: string,
  language: string,
  file: string,
  fallback?: string,
  names?: Map<string, string>,
): string {
  const base = fallback === undefined ? [] : [...parse(fallback, `${FALLBACK} for ${file}`)];
  const patterns = new Map([...base, ...parse(source, file)]);
  const writer = new Writer(patterns, RTL.test(language), file);
  const lines = [...patterns.keys()]
    .filter((k) => !k.startsWith("-"))
    .map((key) => writer.message(key, names?.get(key) ?? key));
  return `export default {\n${lines.join(",\n")}\n};\n`;
}

class Writer {
  readonly #patterns: Patterns;
  readonly #isolate: boolean;
  readonly #file: string;
  #path: string[] = [];

  constructor(patterns: Patterns, isolate: boolean, file: string) {
    this.#patterns = patterns;
    this.#isolate = isolate;
    this.#file = file;
  }

  message(key: string, name: string): string {
    const template = this.#reference(key);
    const code = template.includes("${") ? `(a, c) => \`${template}\`` : JSON.stringify(unquote(template));
    return `${JSON.stringify(name)}: ${code}`;
  }

  #reference(key: string): string {
    const pattern = this.#patterns.get(key);
    if (!pattern) throw this.#fault(`there is no ${key}`);
    if (this.#path.includes(key)) throw this.#fault(`${key} refers to itself`);
    this.#path.push(key);
    const template = this.#pattern(pattern);
    this.#path.pop();
    return template;
  }

  #pattern(pattern: Pattern): string {
    return pattern.elements
      .map((e) => (e.type === "TextElement" ? quote(e.value) : this.#expression(e.expression as Expression)))
      .join("");
  }

  #expression(expression: Expression | InlineExpression): string {
    switch (expression.type) {
      case "StringLiteral":
      case "NumberLiteral":
        return quote(String(expression.parse().value));
      case "VariableReference": {
        const value = `\${c.v(a.${expression.id.name})}`;
        return this.#isolate ? `\u2068${value}\u2069` : value;
      }
      case "MessageReference":
        return this.#reference(expression.id.name);
      case "TermReference":
        return this.#reference(`-${expression.id.name}`);
      case "SelectExpression":
        return this.#select(expression);
      default:
        throw this.#fault(`${expression.type} is not supported`);
    }
  }

  /** `c.s` looks for the exact value first, then for the plural category, then takes the default. */
  #select(expression: SelectExpression): string {
    if (expression.selector.type !== "VariableReference") throw this.#fault("a choice is by a variable");
    let other = "";
    const variants = expression.variants.map((variant) => {
      const key = variant.key.type === "Identifier" ? variant.key.name : variant.key.value;
      if (variant.default) other = key;
      return `${JSON.stringify(key)}: \`${this.#pattern(variant.value)}\``;
    });
    return `\${c.s(a.${expression.selector.id.name}, { ${variants.join(", ")} }, ${JSON.stringify(other)})}`;
  }

  #fault(reason: string): Error {
    return new Error(`${this.#file}, message ${this.#path[0] ?? "?"}: ${reason}`);
  }
}

const quote = (text: string) => text.replace(/[`\\]|\$\{/g, "\\$&");
const unquote = (text: string) => text.replace(/\\([`\\]|\$\{)/g, "$1");

/** Keys that the source puts together at run time keep their names. */
const BUILT = /^(?:(?:system|failed|end|forget)-|guard-(?:phrase|key|otp)$)/;

/** Names are a fifth of a catalogue: in the bundle each becomes its number in the English file. */
export function shortNames(english: string): Map<string, string> {
  const keys = [...parse(english, FALLBACK).keys()];
  return new Map(keys.map((key, i) => [key, BUILT.test(key) ? key : i.toString(36)]));
}

/** `t("chat-close")` becomes `t("5")`; a name that does not exist stops the build. */
export function shorten(code: string, names: Map<string, string>): string {
  const chosen = /\bt\([^()"]*\?\s*"([\w-]+)"/.exec(code);
  if (chosen) throw new Error(`${chosen[1]}: choose between two calls of t, not between names within one`);
  return code.replace(/\b(t|known)\((\s*)"([\w-]+)"/g, (_, called: string, space: string, key: string) => {
    const short = names.get(key);
    if (short === undefined) throw new Error(`there is no text ${key}`);
    return `${called}(${space}"${short}"`;
  });
}

/** Vite: `import texts from ".../<language>/<name>.ftl"`, and the short names in the sources that use them. */
export function fluent(english: string): Plugin {
  const names = () => shortNames(readFileSync(english, "utf8"));
  return {
    name: "fluent",
    enforce: "pre",
    transform(source, id) {
      if (/[\\/]src[\\/].*\.tsx?$/.test(id)) return { code: shorten(source, names()), map: null };
      const match = /[\\/]([\w-]+)[\\/]([\w-]+\.ftl)$/.exec(id);
      if (!match) return null;
      const [, language = "", name = ""] = match;
      this.addWatchFile(english);
      const original = join(dirname(english), name);
      const fallback = language === FALLBACK ? undefined : readFileSync(original, "utf8");
      // Only the main catalogue's names are shortened in the sources.
      const short = original === english ? names() : undefined;
      return { code: compile(source, language, `${language}/${name}`, fallback, short), map: null };
    },
  };
}
