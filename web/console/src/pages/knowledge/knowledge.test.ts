import type { Article, ArticleContent, ArticleState, ArticleVersion } from "@ombud/api";
import { beforeAll, describe, expect, it } from "vitest";
import { needTexts, setLanguage } from "../../i18n/index.ts";
import { readTexts, textsFromDisk } from "../../i18n/on-disk.ts";
import { moved } from "../../ui/order.ts";
import { countSet, filtersOf, pathOf, queryOf } from "./filters.ts";
import { mistakeText } from "./mistakes.ts";
import { isAhead, movesOf } from "./moves.ts";
import { translatedFrom } from "./original-changes.tsx";
import { frameOf } from "./preview-frame.ts";
import { CODES } from "./regions.ts";
import { othersPublic } from "./retire.tsx";
import { formatOf, readFiles, TooLarge } from "./transfer.ts";
import { categoryName, helpedShare, languageEntries } from "./words.ts";

beforeAll(async () => {
  textsFromDisk();
  await needTexts("articles");
});

const content = (body: string): ArticleContent => ({ title: "T", summary: "", questions: [], body });

const article = (state: ArticleState, draft: string, published: string | null): Article => ({
  topic: "t",
  lang: "en",
  state,
  scheduled_for: null,
  draft: content(draft),
  draft_version: 2,
  published: published === null ? null : content(published),
  published_version: published === null ? null : 1,
  published_at: null,
  outdated: false,
  updated_by: { kind: "staff", id: null },
  updated_at: "2026-11-28T00:00:00Z",
  broken_links: [],
  changes_wanted: null,
});

describe("filters", () => {
  it("go into the address and come out of it alike", () => {
    const path = "/knowledge?category=c1&state=in_review&missing=zh-CN&q=log+in&stale=true&broken=true";
    const filters = filtersOf(new URLSearchParams(path.split("?")[1]));
    expect(filtersOf(new URLSearchParams(pathOf(filters).split("?")[1]))).toEqual(filters);
    expect(countSet(filters)).toBe(5);
    expect(queryOf(filters)).toMatchObject({ state: "in_review", stale: true, broken: true, owner: null });
  });

  it("leave out what they do not know, and what is not set", () => {
    expect(filtersOf(new URLSearchParams("state=gone&stale=yes"))).toMatchObject({
      state: null,
      stale: false,
    });
    expect(pathOf(filtersOf(new URLSearchParams("q=++")))).toBe("/knowledge");
  });
});

describe("the steps of an article", () => {
  const all = { write: true, publish: true };

  it("depend on its state and on what one may", () => {
    expect(movesOf(article("draft", "a", null), all)).toMatchObject({
      publish: true,
      submit: true,
      retire: false,
    });
    expect(movesOf(article("draft", "a", null), { write: true, publish: false })).toMatchObject({
      publish: false,
      submit: true,
    });
    expect(movesOf(article("in_review", "a", null), all)).toMatchObject({ publish: true, submit: false });
    expect(movesOf(article("retired", "a", "b"), all)).toMatchObject({
      publish: false,
      submit: false,
      unretire: true,
    });
    const none = movesOf(article("published", "a", "b"), { write: false, publish: false });
    expect(Object.values(none)).not.toContain(true);
  });

  it("offer to publish only what differs from what customers read, spaces at its ends aside", () => {
    expect(isAhead(article("published", "a\n", "a"))).toBe(false);
    expect(movesOf(article("published", "a", "a"), all)).toMatchObject({ publish: false, retire: true });
    expect(movesOf(article("published", "b", "a"), all)).toMatchObject({ publish: true, retire: true });
  });
});

describe("languages and categories", () => {
  const line = (lang: string) => ({
    lang,
    state: "draft" as const,
    title: "",
    outdated: false,
    has_draft: true,
    changes_wanted: false,
    published_at: null,
    scheduled_for: null,
  });

  it("show what is missing, and what is written beside the help centre's languages", () => {
    const entries = languageEntries([line("zh-CN"), line("ar")], ["en", "zh-CN"]);
    expect(entries.map((entry) => [entry.lang, entry.line !== undefined])).toEqual([
      ["en", false],
      ["zh-CN", true],
      ["ar", true],
    ]);
  });

  it("call a category in the reader's language, or else in one that it has a name in", async () => {
    const titles = { en: "Fees", "zh-CN": "费用" };
    const category = { id: "1", slug: "fees", titles, position: 0, topics: 0, icon: "" };
    expect(categoryName(category, ["zh-CN"])).toBe("Fees");
    await setLanguage("zh-CN");
    expect(categoryName(category, ["en"])).toBe("费用");
    expect(categoryName({ ...category, titles: { ar: "رسوم" } }, ["en"])).toBe("رسوم");
    expect(categoryName({ ...category, titles: {} }, ["en"])).toBe("fees");
    await setLanguage("en");
  });

  it("know no share of those helped where nobody has voted", () => {
    expect(helpedShare({ helped: 0, not_helped: 0 })).toBeNull();
    expect(helpedShare({ helped: 3, not_helped: 1 })).toBe(0.75);
  });

  it("move one place at a time, and never out of the list", () => {
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a", "b"], 0, 9)).toEqual(["b", "a"]);
  });
});

describe("retiring", () => {
  it("says in which languages the topic stays", () => {
    const line = (lang: string, state: ArticleState, published_at: string | null) => ({
      lang,
      state,
      title: lang,
      outdated: false,
      has_draft: false,
      changes_wanted: false,
      published_at,
      scheduled_for: null,
    });
    const languages = [
      line("en", "published", "2026-11-01T00:00:00Z"),
      line("zh-CN", "in_review", "2026-11-01T00:00:00Z"),
      line("ar", "draft", null),
      line("fr", "retired", "2026-11-01T00:00:00Z"),
    ];
    expect(othersPublic({ languages }, "en")).toEqual(["zh-CN"]);
    expect(othersPublic({ languages }, "zh-CN")).toEqual(["en"]);
  });
});

describe("the marks of regions", () => {
  it("are explained in the language on the screen", async () => {
    const britain = { line: 3, what: "britain", said: "UK" } as const;
    expect(mistakeText(britain)).toMatch(/Line 3.*UK.*GB/);
    await setLanguage("zh-CN");
    expect(mistakeText(britain)).toMatch(/第 3 行.*UK.*GB/);
    for (const what of ["mark", "letters", "unknown", "ends_nothing", "open"] as const)
      expect(mistakeText({ line: 3, what, said: "法国" })).toMatch(/^第 3 行.*[\u4e00-\u9fff]{4}/);
    await setLanguage("en");
  });

  it("offer the countries that the server takes", () => {
    const names = readTexts("en", "regions");
    const known = [...names.matchAll(/^region-([A-Z]+) =/gm)].map((one) => one[1]);
    expect([...CODES].toSorted()).toEqual(known.toSorted());
  });
});

describe("a translation", () => {
  const version = (number: number, published: string | null): ArticleVersion => ({
    version: number,
    at: "2026-11-01T00:00:00Z",
    by: { kind: "staff", id: null },
    title: "T",
    published_at: published,
    published: false,
    note: "",
  });

  it("was made from the version that was live when it was published", () => {
    const versions = [
      version(5, "2026-11-20T00:00:00Z"),
      version(4, null),
      version(3, "2026-11-10T00:00:00Z"),
      version(1, "2026-11-02T00:00:00Z"),
    ];
    expect(translatedFrom(versions, "2026-11-15T00:00:00Z")).toBe(3);
    expect(translatedFrom(versions, "2026-11-25T00:00:00Z")).toBe(5);
    expect(translatedFrom(versions, "2026-01-01T00:00:00Z")).toBe(1);
    expect(translatedFrom([version(1, null)], "2026-11-25T00:00:00Z")).toBeNull();
  });
});

describe("files to bring in", () => {
  it("are known by their names and by what they hold", () => {
    const file = (path: string, text: string) => ({ path, text });
    expect(formatOf([file("a.toml", ""), file("a.en.md", "")])).toBe("markdown");
    expect(formatOf([file("a.json", '{"topics": []}')])).toBe("ombud");
    expect(formatOf([file("s.json", '{"sections": []}'), file("a.json", '{"articles": []}')])).toBe(
      "zendesk",
    );
    expect(formatOf([file("a.json", '{"payload": [], "meta": {}}')])).toBe("chatwoot");
    expect(formatOf([file("a.json", "[1]")])).toBeNull();
    expect(formatOf([file("a.json", "{broken")])).toBeNull();
  });

  it("are read with their place in the folder; what is no knowledge is passed over", async () => {
    const markdown = new File(["# A"], "a.en.md");
    Object.defineProperty(markdown, "webkitRelativePath", { value: "help/a.en.md" });
    const picture = new File([new Uint8Array([0, 255, 1])], "a.PNG");
    const read = await readFiles([markdown, picture, new File(["x"], "a.docx")]);
    expect(read).toEqual([
      { path: "help/a.en.md", text: "# A" },
      { path: "a.PNG", text: "", data: "AP8B" },
    ]);
    expect(await readFiles([picture])).toEqual([]);
  });

  it("are refused together where they are too large", async () => {
    const large = new File(["x"], "a.md");
    Object.defineProperty(large, "size", { value: 40 * 1024 * 1024 });
    await expect(readFiles([large])).rejects.toBeInstanceOf(TooLarge);
  });
});

describe("the page of a preview", () => {
  it("takes no code from a language's name, and is written in its direction", () => {
    expect(frameOf('"><script>alert(1)</script>')).not.toContain("<script");
    expect(frameOf("ar")).toContain('dir="rtl"');
  });
});
