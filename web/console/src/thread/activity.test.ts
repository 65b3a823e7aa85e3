import type { CaseSummary, StaffMessage } from "@ombud/api";
import { beforeAll, expect, it } from "vitest";
import { textsFromDisk } from "../i18n/on-disk.ts";
import { needTexts, setLanguage } from "../i18n/texts.ts";
import { customerName } from "../state/cases.ts";
import { textOf } from "./activity.tsx";

const happened = (code: string, args: Record<string, string>) =>
  textOf({ body: "", name: null, activity: { code, args } } as unknown as StaffMessage);

beforeAll(async () => {
  textsFromDisk();
  await needTexts("inbox");
});

it("names whoever did it, staff or not, in the reader's language", async () => {
  expect(happened("reopened", { by: "Mia" })).toBe("Mia reopened the case");
  expect(happened("reopened", {})).toBe("The case was reopened");
  expect(happened("tagged", { by: "API", tag: "vip" })).toBe("A programme (API) added the tag vip");
  await setLanguage("zh-CN");
  expect(happened("resolved", { by: "customer", reason: "Closed by the customer" })).toBe("客户结束了对话");
  await setLanguage("en");
});

it("words a customer of whom no name is known, each by a number of their own", async () => {
  const item = (id: string, name: string | null) =>
    ({ customer: { id, name }, erased_at: null }) as unknown as CaseSummary;
  expect(customerName(item("0197c0de-0000-7000-8000-000000000007", null))).toBe("Guest 0007");
  expect(customerName(item("0197c0de-0000-7000-8000-0000ffffffff", null))).toBe("Guest 7295");
  expect(customerName(item("0197c0de-0000-7000-8000-000000000007", "Ada"))).toBe("Ada");
  await setLanguage("zh-CN");
  expect(customerName(item("0197c0de-0000-7000-8000-000000000007", null))).toBe("访客 0007");
  await setLanguage("en");
});
