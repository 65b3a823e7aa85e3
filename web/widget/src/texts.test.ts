import { describe, expect, it, vi } from "vitest";

// Each file arrives when its test says so.
const files = vi.hoisted(() => {
  const file = () => {
    let arrive = () => {};
    const arrived = new Promise<void>((done) => {
      arrive = done;
    });
    return { arrive: () => arrive(), arrived };
  };
  return { english: file(), chinese: file() };
});
vi.mock("../../../locales/en/widget.ftl", async () => {
  await files.english.arrived;
  return { default: { greeting: "Hello" } };
});
vi.mock("../../../locales/zh-CN/widget.ftl", async () => {
  await files.chinese.arrived;
  return { default: { greeting: "你好" } };
});

const { language, speak, t } = await import("./texts.ts");

describe("the language that is spoken", () => {
  it("is the one that was asked for last, whichever file arrives last", async () => {
    const browser = speak(["zh-CN"]);
    const host = speak(["en", "zh-CN"]);
    files.english.arrive();
    await host;
    expect([language.value, t("greeting")]).toEqual(["en", "Hello"]);
    files.chinese.arrive();
    await browser;
    expect([language.value, t("greeting"), document.documentElement.lang]).toEqual(["en", "Hello", "en"]);
    await speak(["zh-CN"]);
    expect([language.value, t("greeting")]).toEqual(["zh-CN", "你好"]);
  });
});
