/** The help centre as readers have it: found by keyboard, read on a phone and in other languages, judged without a script. */
import type { APIRequestContext, Page } from "@playwright/test";
import { type Desk, expect, PEOPLE, pictures, sound, test } from "../harness.ts";

const BODY = `A deposit is credited after enough confirmations. See [the fees](quokka-fees).

> [!WARNING]
> Never send the same amount twice.

## Look at the network

| Network | Confirmations |
| --- | --- |
| Bitcoin | 2 |
| Ethereum | 64 |

## Step by step

1. Open the transaction in an explorer.
2. Compare the address with the one in the app.
3. Wait until it has enough confirmations.

## When to contact us

Write to us with the hash. Never send your recovery phrase.
`;

const CHINESE =
  "## 查看网络\n\n请先在区块浏览器中查看确认数。\n\n## 等待\n\n确认数足够后自动入账。\n\n## 联系我们\n\n请提供交易哈希。";

async function ask(request: APIRequestContext, desk: Desk, method: string, path: string, data: unknown) {
  const answer = await request.fetch(`${desk.url}/api/v1/knowledge${path}`, {
    method,
    headers: { origin: desk.url },
    data,
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** Publishes two topics, one of them in Chinese too, and has Arabic among the languages. */
async function stock(page: Page, desk: Desk): Promise<void> {
  await desk.signIn(page, PEOPLE.admin);
  const call = (method: string, path: string, data?: unknown) => ask(page.request, desk, method, path, data);
  const settings = await call("GET", "/settings");
  await call("PUT", "/settings", { ...settings, languages: ["en", "zh-CN", "ar"] });
  const titles = { en: "Quokka deposits", "zh-CN": "短尾充值", ar: "الإيداع" };
  const category = await call("POST", "/categories", { slug: "quokka", titles, icon: "deposits" });
  const publish = async (id: string, lang: string, title: string, summary: string, body: string) => {
    const article = `/topics/${id}/articles/${lang}`;
    const before = await page.request.get(`${desk.url}/api/v1/knowledge${article}`);
    const base_version = before.ok() ? (await before.json()).draft_version : 0;
    const content = { title, summary, questions: [], body };
    await call("PUT", article, { content, base_version });
    await call("POST", `${article}/publish`, {});
  };
  const topic = async (slug: string, title: string) =>
    (await call("POST", "/topics", { slug, category: category.id, lang: "en", title })).id as string;
  const fees = await topic("quokka-fees", "What a quokka deposit costs");
  await publish(
    fees,
    "en",
    "What a quokka deposit costs",
    "Nothing but the network's own fee.",
    "We take nothing.",
  );
  const late = await topic("quokka-late", "My quokka deposit has not arrived");
  const summary = "Look up the transaction: most deposits only wait for confirmations.";
  await publish(late, "en", "My quokka deposit has not arrived", summary, BODY);
  await publish(late, "zh-CN", "短尾充值没有到账", "先查看交易：多数情况只是在等待确认。", CHINESE);
  await publish(
    late,
    "ar",
    "لم يصل الإيداع",
    "ابحث عن المعاملة أولًا.",
    "## الشبكة\n\nانتظر التأكيدات.\n\n1. افتح المستكشف.\n2. قارن العنوان.",
  );
  await call("PATCH", `/topics/${late}`, { related: [fees] });
  await page.context().clearCookies();
}

/** Sound wide and on a phone, light and dark. */
async function soundEverywhere(page: Page, name: string): Promise<void> {
  for (const width of [1440, 390, 320]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await sound(page);
    }
  }
  await pictures(page, name);
}

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser, desk }) => {
  const page = await browser.newPage();
  await stock(page, desk);
  await page.close();
});

test("an article is found with the keyboard alone", async ({ page, desk }) => {
  const wrong: string[] = [];
  page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
  await page.goto(`${desk.url}/help`);
  await expect(page).toHaveURL(`${desk.url}/help/en/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How can we help?");
  await soundEverywhere(page, "help-home");
  const field = page.getByRole("combobox", { name: "Search the help" });
  await field.focus();
  await page.keyboard.type("quokka arrived");
  const options = page.getByRole("option");
  await expect(options.first()).toContainText("My quokka deposit has not arrived");
  await expect(page.getByRole("status")).toHaveText(/result/);
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", "suggestion-0");
  await sound(page);
  await pictures(page, "help-suggest");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("listbox")).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${desk.url}/help/en/a/quokka-late`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("My quokka deposit has not arrived");
  await soundEverywhere(page, "help-article");
  await page
    .getByRole("navigation", { name: "On this page" })
    .getByRole("link", { name: "Step by step" })
    .click();
  await expect(page).toHaveURL(/#s-step-by-step$/);
  await page.getByRole("link", { name: "the fees" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What a quokka deposit costs");
  await page
    .getByRole("navigation", { name: "Where you are" })
    .getByRole("link", { name: "Quokka deposits" })
    .click();
  await expect(page.getByText("2 articles")).toBeVisible();
  await soundEverywhere(page, "help-category");
  expect(wrong).toEqual([]);
});

test("without a script, it is searched, judged and left by a link to the chat", async ({ browser, desk }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${desk.url}/help/en/`);
  await page.getByRole("searchbox", { name: "Search the help" }).fill("quokka confirmations");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Results for “quokka confirmations”");
  await page.getByRole("link", { name: "My quokka deposit has not arrived" }).click();
  await page.getByRole("button", { name: "No", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sorry that it did not help." })).toBeVisible();
  await page.getByRole("radio", { name: "It is out of date" }).check();
  await page
    .getByRole("textbox", { name: "Tell us more, if you like" })
    .fill("Ethereum needs other numbers now.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("status")).toHaveText("Thank you. We use this to make the article better.");
  await expect(page.getByRole("link", { name: "Still stuck? Contact us" })).toBeVisible();
  await context.close();

  const scripted = await browser.newContext();
  const reader = await scripted.newPage();
  await reader.goto(`${desk.url}/help/en/a/quokka-late`);
  await reader.getByRole("button", { name: "No", exact: true }).click();
  await soundEverywhere(reader, "help-rate");
  await reader.getByRole("link", { name: "Still stuck? Contact us" }).click();
  await expect(reader).toHaveURL(/\/chat\?inbox=.*&lang=en/);
  await scripted.close();
});

test("other languages, other directions, and what is missing", async ({ browser, desk }) => {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(`${desk.url}/help`);
  await expect(page).toHaveURL(`${desk.url}/help/zh-CN/`);
  await page.goto(`${desk.url}/help/zh-CN/a/quokka-late`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("短尾充值没有到账");
  await soundEverywhere(page, "help-article-zh");
  await page.locator(".languages summary").click();
  await pictures(page, "help-languages");
  await page.getByRole("link", { name: "العربية" }).click();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("لم يصل الإيداع");
  await soundEverywhere(page, "help-article-ar");
  // Not there in Chinese: read in English, and said so.
  await page.goto(`${desk.url}/help/zh-CN/a/quokka-fees`);
  await expect(page.getByText("这篇文章还没有中文版")).toBeVisible();
  await expect(page.getByRole("article")).toHaveAttribute("lang", "en");
  await sound(page);
  const answer = await page.goto(`${desk.url}/help/en/a/nowhere`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not here");
  await soundEverywhere(page, "help-missing");
  await page.goto(`${desk.url}/help/en/search?q=quokka`);
  await soundEverywhere(page, "help-search");
  await context.close();
});

test("on paper there is the text alone", async ({ page, desk }) => {
  await page.goto(`${desk.url}/help/en/a/quokka-late`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const gone of [".search", ".beside", ".rate", ".contents"])
    await expect(page.locator(gone)).toBeHidden();
});
