/** Every screen: no accessibility violation, nothing wider than the window, pictures in both languages to look at. */
import type { Page } from "@playwright/test";
import { type Desk, expect, fits, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const SETTINGS =
  "workspace inboxes chains safety hours levels staff roles teams skills routing replies tags fields sessions sso approval-policy security-check proof alerts audit ledger canaries grants trust retention keys tokens webhooks platform".split(
    " ",
  );

/** The address of each screen, and of the forms that a list opens. */
const SCREENS: Record<string, string> = {
  inbox: "/console/inbox/all",
  search: "/console/search?q=withdrawal",
  dashboard: "/console/dashboard",
  knowledge: "/console/knowledge",
  "knowledge-settings": "/console/knowledge/settings",
  account: "/console/account",
  ...Object.fromEntries(SETTINGS.map((name) => [`settings-${name}`, `/console/settings/${name}`])),
  ...Object.fromEntries(
    ["inboxes", "hours", "roles", "replies", "webhooks"].map((name) => [
      `settings-${name}-new`,
      `/console/settings/${name}/new`,
    ]),
  ),
};

async function speak(page: Page, desk: Desk, language: string): Promise<void> {
  const answer = await page.request.patch(`${desk.url}/api/v1/auth/me`, {
    headers: { origin: desk.url },
    data: { language },
  });
  expect(answer.ok()).toBe(true);
}

async function show(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.locator("[aria-busy=true], .ui-skeleton")).toHaveCount(0);
  await page.waitForLoadState("networkidle");
}

for (const [name, path] of Object.entries(SCREENS)) {
  test(`the screen ${name} is accessible, wide and on a phone`, async ({ page, desk }) => {
    await desk.signIn(page, PEOPLE.admin);
    await show(page, `${desk.url}${path}`);
    await sound(page);
    await pictures(page, `${name}-en`);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.getByRole("button", { name: "Navigation" })).toBeVisible();
    // English is the longer of the two; what a phone shows is judged below, in Chinese and in the dark.
    await fits(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await speak(page, desk, "zh-CN");
    try {
      await show(page, `${desk.url}${path}`);
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
      await pictures(page, `${name}-zh-CN`);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: "dark" });
      await sound(page);
    } finally {
      await speak(page, desk, "en");
    }
  });
}

test("a case with everything around it is accessible", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Which networks do you support?");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Which networks do you support?");
  await agent.note("Asked before, see the article.");
  await expect(agent.messages.getByText("Asked before, see the article.")).toBeVisible();
  await sound(agent.page);
  await pictures(agent.page, "case");
  await agent.page.emulateMedia({ colorScheme: "dark" });
  await sound(agent.page);
  await agent.page.setViewportSize({ width: 390, height: 844 });
  await sound(agent.page);
});

test("the editor of an article is accessible", async ({ page, desk }) => {
  await desk.signIn(page, PEOPLE.admin);
  await show(page, `${desk.url}/console/knowledge?q=log+in`);
  await page.locator(".kb-topic-title").first().click();
  await expect(page.getByRole("textbox", { name: "Text", exact: true })).toBeVisible();
  await pictures(page, "knowledge-topic");
  // No script runs in the preview, not even one that looks whether it is accessible: the help centre's own test sees its pages.
  await page.getByRole("radio", { name: "Write" }).check({ force: true });
  await sound(page);
  await page.getByRole("button", { name: "Details" }).click();
  await sound(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await sound(page);
});

test("the sign-in page is accessible", async ({ page, desk }) => {
  await page.goto(`${desk.url}/console/`);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await sound(page);
  await pictures(page, "sign-in");
});

test("the chat is accessible", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("How long does a withdrawal take?");
  await sound(customer.page);
  await pictures(customer.page, "chat");
});
