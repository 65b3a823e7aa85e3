import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { beforeAll, describe, expect, it } from "vitest";
import { saidText } from "../ui/problem.ts";
import { readTexts, textsFromDisk } from "./on-disk.ts";
import { chain, hasText, language, needTexts, negotiate, setLanguage, t } from "./texts.ts";

const own = [
  "ui",
  "login",
  "account",
  "settings",
  "dashboard",
  "problems",
  "safety",
  "events",
  "verify",
  "sso",
  "retention",
  "anchors",
  "approvals",
  "viewer",
  "posture",
  "routing",
  "quality",
  "access",
  "articles",
  "playbooks",
  "assistant",
  "recoveries",
  "models",
];

const idsOf = (source: string) => [...new FluentResource(source).body].map((entry) => entry.id).sort();
const declared = (source: string) => source.match(/^[a-z][\w-]*(?= =)/gm) ?? [];
const variables = (source: string, id: string) => {
  const entry = source.split(/^(?=[a-z][\w-]* =)/m).find((part) => part.startsWith(`${id} =`)) ?? "";
  return [...new Set(entry.match(/\$\w+/g) ?? [])].sort().join(" ");
};

describe.each(own)("the texts of %s", (file) => {
  const [en, zh] = [readTexts("en", file), readTexts("zh-CN", file)];

  it("exist in both languages, and every line of them can be read", () => {
    expect(idsOf(en).length).toBeGreaterThan(10);
    expect(idsOf(zh)).toEqual(idsOf(en));
    // The parser skips what it cannot read.
    expect(declared(en).sort()).toEqual(idsOf(en));
    expect(declared(zh).sort()).toEqual(idsOf(zh));
  });

  it("say the same with the same values", () => {
    // A number may choose between singular and plural in one language and be left out in none.
    for (const id of idsOf(en)) expect(`${id} ${variables(zh, id)}`).toBe(`${id} ${variables(en, id)}`);
  });
});

describe("the ids in the code", () => {
  const code = import.meta.glob<string>(["../pages/**/*.{ts,tsx}", "../ui/*.{ts,tsx}", "!../**/*.test.*"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const known = new Set(own.flatMap((file) => idsOf(readTexts("en", file))));

  it("are all written down", () => {
    const used = Object.values(code).flatMap((source) =>
      [...source.matchAll(/\bt\(\s*"([\w-]+)"/g)].map((match) => match[1] ?? ""),
    );
    expect(used.length).toBeGreaterThan(300);
    expect(used.filter((id) => !known.has(id))).toEqual([]);
  });
});

describe("what the server has names for", () => {
  const [en, zh] = ["en", "zh-CN"].map((tag) => new Set(idsOf(readTexts(tag, "settings"))));
  const shared = JSON.parse(readFileSync(join(import.meta.dirname, "../../../openapi/openapi.json"), "utf8"));

  it("has a text for every permission that there is", () => {
    const names: string[] = shared.components.schemas.Permission.enum;
    expect(names.length).toBeGreaterThan(50);
    const wanted = names.map((name) => `settings-permission-${name.replaceAll(".", "-")}`);
    for (const texts of [en, zh]) expect(wanted.filter((id) => !texts?.has(id))).toEqual([]);
  });

  it("has a text for every role that is built in", () => {
    const source = readFileSync(
      join(import.meta.dirname, "../../../../crates/server/src/access/permission.rs"),
      "utf8",
    );
    const names = [...source.matchAll(/^\s+\("([A-Z][a-z]+)", /gm)].map((match) => match[1] ?? "");
    expect(names).toContain("Editor");
    const wanted = names.map((name) => `settings-role-${name.toLowerCase()}`);
    for (const texts of [en, zh]) expect(wanted.filter((id) => !texts?.has(id))).toEqual([]);
  });
});

describe("why an address cannot be proved", () => {
  beforeAll(textsFromDisk);

  it("is said in the reader's language, whatever is wrong with it", async () => {
    await Promise.all([setLanguage("zh-CN"), needTexts("problems")]);
    const files = ["evm.rs", "challenge.rs", "bitcoin/address.rs"];
    const sources = files.map((file) =>
      readFileSync(join(import.meta.dirname, "../../../../crates/wallet/src", file), "utf8"),
    );
    // Only reading an address says these; what is wrong with a signature the customer is told, in the widget's words.
    const reasons = sources
      .flatMap((source) => [...source.matchAll(/(?<!SignatureForm\()"(its? [^"]+)"/g)])
      .map((match) => match[1] ?? "")
      .filter((reason) => !/EIP-4361|sign in/.test(reason));
    expect(reasons.length).toBeGreaterThan(8);
    const unsaid = reasons.filter((reason) => /^[ -~]*$/.test(saidText(`cannot be used: ${reason}`)));
    await setLanguage("en");
    expect(unsaid).toEqual([]);
  });
});

describe("choosing a language", () => {
  beforeAll(textsFromDisk);

  it("takes the nearest that there is, else English", () => {
    expect(negotiate(["zh-Hans-CN"])).toBe("zh-CN");
    expect(negotiate(["zh"])).toBe("zh-CN");
    expect(negotiate(["xx", "en-GB"])).toBe("en");
    expect(negotiate(["xx"])).toBe("en");
    expect(chain("zh-CN")).toEqual(["zh-CN", "en"]);
  });

  it("loads texts when they are needed and changes them on the spot", async () => {
    await needTexts("ui");
    expect(t("ui-save")).toBe("Save");
    expect(hasText("login-title")).toBe(false);
    await Promise.all([setLanguage("zh-CN"), needTexts("login")]);
    expect(language.value).toBe("zh-CN");
    expect(document.documentElement.lang).toBe("zh-CN");
    expect(t("ui-save")).toBe("保存");
    expect(t("login-title")).toBe("登录");
    await setLanguage("en");
    expect(t("login-throttled-text", { seconds: 1 })).toContain("1 second ");
    expect(t("login-throttled-text", { seconds: 2 })).toContain("2 seconds ");
  });

  it("shows an unknown id as itself", () => {
    expect(t("no-such-text")).toBe("no-such-text");
  });
});
