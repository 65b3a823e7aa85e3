import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compile, parse, shorten, shortNames, variables } from "../build/fluent.ts";
import { type Catalogue, choose, formatting } from "./texts.ts";

const LOCALES = join(__dirname, "../../../locales");
const languages = readdirSync(LOCALES).filter((name) =>
  readdirSync(join(LOCALES, name)).includes("widget.ftl"),
);
const source = (language: string) => readFileSync(join(LOCALES, language, "widget.ftl"), "utf8");
const english = parse(source("en"), "en");

/** The compiled module, evaluated. */
function evaluate(code: string): Catalogue {
  return new Function(code.replace("export default", "return"))() as Catalogue;
}

function say(ftl: string, language: string, key: string, args: Record<string, string | number> = {}): string {
  const message = evaluate(compile(ftl, language, "test.ftl"))[key];
  return typeof message === "function" ? message(args, formatting(language)) : String(message);
}

describe("every language", () => {
  it("is there in English, Chinese and Arabic", () => {
    expect(languages).toEqual(expect.arrayContaining(["en", "zh-CN", "ar"]));
  });

  it.each(languages)("%s has every message, with the same variables", (language) => {
    const patterns = parse(source(language), language);
    expect([...patterns.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, pattern] of patterns) {
      const original = english.get(key);
      if (!original) throw new Error(key);
      expect([key, [...variables(pattern, patterns)].sort()]).toEqual([
        key,
        [...variables(original, english)].sort(),
      ]);
    }
  });

  it.each(languages)("%s says something for each number and choice", (language) => {
    const catalogue = evaluate(compile(source(language), language, language));
    for (const [key, message] of Object.entries(catalogue)) {
      for (const n of [0, 1, 2, 3, 5, 11, 100, 1500]) {
        const any = {
          count: n,
          score: n,
          position: n,
          name: "N",
          brand: "B",
          email: "E",
          time: "T",
          when: "W",
        };
        const args = {
          ...any,
          detail: "D",
          host: "h.example",
          size: "S",
          limit: "L",
          percent: "P",
          title: "I",
        };
        const text = typeof message === "function" ? message(args, formatting(language)) : message;
        expect([key, text]).not.toEqual([key, ""]);
        expect(text).not.toContain("undefined");
      }
    }
  });
});

describe("texts in the source", () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" });
  const code = files
    .filter((f) => /\.tsx?$/.test(f) && !f.includes(".test."))
    .map((f) => readFileSync(join(__dirname, f), "utf8"))
    .join("\n");

  it("all exist", () => {
    const used = [...code.matchAll(/\b(?:t|known)\(\s*"([\w-]+)"/g)].map((m) => m[1] ?? "");
    expect(used.length).toBeGreaterThan(60);
    expect(used.filter((key) => !english.has(key))).toEqual([]);
  });

  it("leave none over", () => {
    const built = /^(?:(?:system|failed|end|forget)-|guard-(?:phrase|key|otp)$)/;
    expect([...english.keys()].filter((key) => !built.test(key) && !code.includes(`"${key}"`))).toEqual([]);
  });
});

/** The words of late parts, with those that are put together where they are used. */
const LATE = {
  "proof.ftl": /^(?:level|line|readers|wallet-(?:refused|ethereum|bitcoin|solana|tron))(?:-|$)/,
  "recovery.ftl": /^(?:way|refused|problem|line)-/,
  "urgent.ftl": /^(?:freeze-(?:done|waiting|refused|failed)|links-by-(?:customer|staff|token))$/,
};

describe.each(Object.entries(LATE))("the words of %s", (file, built) => {
  const of = (language: string) => readFileSync(join(LOCALES, language, file), "utf8");
  const original = parse(of("en"), "en");

  it.each(languages)("%s has every message, with the same variables", (language) => {
    const patterns = parse(of(language), language);
    expect([...patterns.keys()].sort()).toEqual([...original.keys()].sort());
    for (const [key, pattern] of patterns) {
      const wanted = original.get(key);
      if (!wanted) throw new Error(key);
      expect([key, [...variables(pattern, patterns)].sort()]).toEqual([
        key,
        [...variables(wanted, original)].sort(),
      ]);
    }
  });

  it("are all used", () => {
    const folder = join(__dirname, "views/later");
    const code = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("");
    const unused = [...original.keys()].filter((key) => !built.test(key) && !code.includes(`"${key}"`));
    expect(unused).toEqual([]);
  });
});

describe("the compiler", () => {
  it("makes a plain string of a plain text", () => {
    expect(compile("a = It’s here", "en", "f")).toContain('"a": "It’s here"');
    expect(say("a = back`tick \\ and $dollar", "en", "a")).toBe("back`tick \\ and $dollar");
  });

  it("chooses by exact number, then by plural, then the default", () => {
    const ftl = "n = { $count ->\n    [0] none\n    [one] one\n   *[other] { $count } things\n}\n";
    expect(say(ftl, "en", "n", { count: 0 })).toBe("none");
    expect(say(ftl, "en", "n", { count: 1 })).toBe("one");
    expect(say(ftl, "en", "n", { count: 1200 })).toBe("1,200 things");
  });

  it("follows references, and takes from English what a language lacks", () => {
    const base = "-brand = Ombud\nhello = Hello from { -brand }\nboth = { hello }!\n";
    const catalogue = evaluate(compile("hello = Hallo von { -brand }\n", "de", "f", base));
    expect(catalogue).toEqual({ hello: "Hallo von Ombud", both: "Hallo von Ombud!" });
  });

  it("keeps names apart from the direction of an Arabic sentence", () => {
    expect(say("a = من { $name }", "ar", "a", { name: "Mia" })).toBe("من \u2068Mia\u2069");
  });

  it("gives short names that the sources and the catalogues agree on", () => {
    const ftl = "hello = Hello\nfailed-x = No\nbye = Bye\n";
    const names = shortNames(ftl);
    expect(evaluate(compile(ftl, "en", "f", undefined, names))).toEqual({
      "0": "Hello",
      "failed-x": "No",
      "2": "Bye",
    });
    expect(shorten('t("bye") + t(failed) + known(key) + at("bye")', names)).toBe(
      't("2") + t(failed) + known(key) + at("bye")',
    );
    expect(() => shorten('t("helo")', names)).toThrow("helo");
    expect(() => shorten('t(glad ? "bye" : "helo")', names)).toThrow("two calls");
  });

  it("stops at what it cannot read, and names it", () => {
    expect(() => parse("broken = {", "x.ftl")).toThrow("x.ftl");
    expect(() => compile("a = { NUMBER($n, minimumFractionDigits: 2) }", "en", "x.ftl")).toThrow("message a");
    expect(() => compile("a = { b }\nb = { a }\n", "en", "x.ftl")).toThrow("refers to itself");
  });
});

describe("the language", () => {
  it("is the first wanted that there is, exactly or nearly", () => {
    const there = ["ar", "en", "zh-CN"];
    expect(choose(["zh-CN"], there)).toBe("zh-CN");
    expect(choose(["zh-TW", "en"], there)).toBe("zh-CN");
    expect(choose(["fr", "ar-EG"], there)).toBe("ar");
    expect(choose(["fr"], there)).toBe("en");
  });
});
