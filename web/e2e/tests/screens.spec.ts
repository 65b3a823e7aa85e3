/** Every main screen: no accessibility violation, nothing wider than the window, pictures to look at. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Customer } from "../people.ts";

const SCREENS = {
  inbox: "/console/inbox/all",
  dashboard: "/console/dashboard",
  settings: "/console/settings",
  account: "/console/account",
};

async function sound(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  const told = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join("; ")}`,
  );
  expect(told).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

for (const [name, path] of Object.entries(SCREENS)) {
  test(`the ${name} is accessible, wide and on a phone`, async ({ page, desk }) => {
    await desk.signIn(page, PEOPLE.admin);
    await page.goto(`${desk.url}${path}`);
    await expect(page.getByRole("main")).toBeVisible();
    await page.waitForLoadState("networkidle");
    await sound(page);
    await pictures(page, name);
    await page.setViewportSize({ width: 390, height: 844 });
    await sound(page);
  });
}

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
