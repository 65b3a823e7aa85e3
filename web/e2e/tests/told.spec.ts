/** What a screen tells of by itself, and that nothing on it goes where it should not. */
import type { Page } from "@playwright/test";
import { type Desk, expect, PEOPLE, pictures, settled, test, testAlone } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

async function ask<T>(page: Page, desk: Desk, method: string, path: string, data?: object): Promise<T> {
  const answer = await page.request.fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: { origin: desk.url },
    ...(data && { data }),
  });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.status() === 204 ? (undefined as T) : answer.json();
}

interface Listed {
  id: string;
  number: number;
  preview: string;
}

async function caseOf(agent: Agent, desk: Desk, text: string): Promise<Listed> {
  const { items } = await ask<{ items: Listed[] }>(agent.page, desk, "GET", "/cases?view=all");
  const found = items.find((one) => one.preview.startsWith(text));
  if (!found) throw new Error("the case is not there");
  return found;
}

test("the inbox does not scroll out of itself", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Where does the page end?");
  const { page } = await Agent.signIn(browser, desk, PEOPLE.admin).then(async (agent) => {
    await agent.openCase("Where does the page end?");
    return agent;
  });
  const main = page.getByRole("main");
  const scrolled = () => main.evaluate((element) => [element.scrollTop, element.scrollLeft]);
  const room = () => main.evaluate((element) => element.scrollHeight - element.clientHeight);
  const panel = page.locator(".panel-body");
  await expect(panel).toBeVisible();
  expect(await room()).toBe(0);
  await page.locator(".thread-head").hover();
  await page.mouse.wheel(0, 2000);
  await panel.hover();
  for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(0, 3000);
  // Whatever takes the focus is brought into view, also what only readers of the screen see.
  for (const control of await panel.locator("input, button, select").all()) await control.focus();
  await settled(page);
  expect(await scrolled()).toEqual([0, 0]);
  // Each part scrolls in itself.
  expect(await panel.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await pictures(page, "case-at-rest");
});

test("whoever gets a case is told which", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Who looks after this one?");
  const leo = await Agent.signIn(browser, desk, PEOPLE.lead);
  const mia = await Agent.signIn(browser, desk, PEOPLE.agent);
  await mia.page.goto(`${desk.url}/console/account`);
  await expect(mia.page.getByRole("main")).toBeVisible();
  await mia.page.waitForLoadState("networkidle");
  const me = await ask<{ staff: { id: string } }>(mia.page, desk, "GET", "/auth/me");
  const found = await caseOf(leo, desk, "Who looks after this one?");
  await ask(leo.page, desk, "POST", `/cases/${found.id}/assign`, { assignee: me.staff.id });
  const told = mia.page.getByRole("status").filter({ hasText: "A case is yours now" });
  const toast = told.filter({ hasText: `#${found.number}` });
  await expect(toast).toContainText(`#${found.number}`);
  await expect(toast).toContainText("Who looks after this one?");
});

testAlone("an alarm reaches whoever watches, wherever they are", async ({ browser, untouched }) => {
  const desk = untouched;
  const ada = await Agent.signIn(browser, desk, PEOPLE.admin);
  const mia = await Agent.signIn(browser, desk, PEOPLE.agent);
  const sam = await Agent.signIn(browser, desk, PEOPLE.secondAgent);
  // What the demo brings is settled before, so that the count is of this test alone.
  const before = await ask<{ items: { id: string }[] }>(ada.page, desk, "GET", "/trust/alerts?open=true");
  for (const { id } of before.items) {
    await ask(ada.page, desk, "POST", `/trust/alerts/${id}/acknowledge`, { note: "Asked: a wrong click" });
  }
  // The demo's own canary: one that is planted now takes hours to be in place, as a customer does.
  const all = await ask<{ items: { state: string; cases: string[] }[] }>(
    ada.page,
    desk,
    "GET",
    "/trust/canaries",
  );
  const items = all.items.filter((one) => one.state === "in_place");
  for (const { page } of [ada, sam]) {
    await page.goto(`${desk.url}/console/inbox/all`);
    await expect(page.locator(".row").first()).toBeVisible();
  }
  await mia.page.goto(`${desk.url}/console/inbox/all/${items[0]?.cases[0]}`);
  const alarm = ada.page.getByRole("alert").filter({ hasText: /Mia .* opened a canary/ });
  await expect(alarm).toBeVisible({ timeout: 10_000 });
  await expect(ada.page).toHaveTitle(/^⚠ /);
  const link = ada.page.getByRole("navigation", { name: "Navigation" }).getByRole("link", { name: /Alerts/ });
  await expect(link.locator(".rail-count")).toHaveText(/[1-9]/);
  await pictures(ada.page, "alarm");
  await alarm.getByRole("button", { name: "Open" }).click();
  await expect(ada.page).toHaveURL(/\/console\/settings\/alerts$/);
  // Who may not read alerts is told nothing, least of all who caused it.
  for (const { page } of [mia, sam]) {
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("link", { name: /Alerts/ })).toHaveCount(0);
  }

  // Another window of whoever watches: its count goes down in the moment in which it is settled here.
  const elsewhere = await ada.page.context().newPage();
  await elsewhere.goto(`${desk.url}/console/inbox/all`);
  const count = elsewhere.getByRole("link", { name: /Alerts/ }).locator(".rail-count");
  await expect(count).toHaveText(/[1-9]/);
  const card = ada.page.getByRole("article", { name: /Mia .*opened a canary/ });
  await card.getByRole("button", { name: "Settle" }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Settle" });
  await dialog.getByRole("textbox", { name: "What was found out" }).fill("A test of the alarm");
  await dialog.getByRole("button", { name: "Settle" }).click();
  await expect(card).toHaveCount(0);
  await expect(link.locator(".rail-count")).toHaveCount(0);
  await expect(count).toHaveCount(0, { timeout: 2_000 });
});
