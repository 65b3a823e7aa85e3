/** What is masked, how it is shown for a while, and who hears of it when somebody reads what is not theirs. */
import type { APIRequestContext } from "@playwright/test";
import { type Desk, expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

async function api<T>(
  request: APIRequestContext,
  desk: Desk,
  method: string,
  path: string,
  data?: object,
): Promise<T> {
  const answer = await request.fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: { origin: desk.url },
    ...(data && { data }),
  });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

interface Item {
  id: string;
  preview: string;
  customer: { id: string };
}

test("a masked address is shown for a while, with a reason", async ({ browser, desk }) => {
  const admin = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { request } = admin.page;
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Which address do you have of me?");
  const mia = await Agent.signIn(browser, desk, PEOPLE.agent);
  const me = await api<{ staff: { id: string } }>(mia.page.request, desk, "GET", "/auth/me");
  const { items } = await api<{ items: Item[] }>(request, desk, "GET", "/cases?view=all");
  const found = items.find((one) => one.preview.startsWith("Which address"));
  if (!found) throw new Error("the case is not there");
  const email = "reveal.me@nimbus.example";
  await api(request, desk, "POST", `/cases/${found.id}/assign`, { assignee: me.staff.id });
  // Whoever works on a case of the customer's may write their address down.
  await api(mia.page.request, desk, "PATCH", `/customers/${found.customer.id}`, { email });
  await mia.openCase("Which address do you have of me?");
  const panel = mia.page.getByRole("complementary", { name: "Customer" });
  await expect(panel).toContainText("r•••@n•••.example");
  await expect(panel).not.toContainText(email);
  await panel.getByRole("button", { name: "Show email" }).first().click();
  const dialog = mia.page.getByRole("dialog", { name: /^Show email/ });
  await dialog.getByRole("button", { name: "Show" }).click();
  await expect(dialog).toContainText("Say why");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Asked which address we have");
  await dialog.getByRole("button", { name: "Show" }).click();
  await expect(panel.getByText(email)).toBeVisible();
  await expect(panel.locator(".masked-left")).toHaveText(/^[45]:\d\d$/);
  await pictures(mia.page, "reveal-shown");
  await panel.getByRole("button", { name: "Hide email" }).first().click();
  await expect(panel).not.toContainText(email);
  // The mark that says who looks is over everything and in the way of nothing.
  const mark = mia.page.locator("#watermark");
  await expect(mark).toHaveCSS("pointer-events", "none");
  await expect(mark).toHaveAttribute("data-code", /^[2-9A-Z]{6}$/);
  await mia.page.evaluate(() => document.getElementById("watermark")?.remove());
  await expect(mark).toHaveCount(1);
});

test("whoever opens a canary is named at once, and can be cut off", async ({ browser, desk }) => {
  const admin = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { page } = admin;
  await page.goto(`${desk.url}/console/settings/canaries`);
  // The demo brings one, and somebody who could not leave it alone.
  await expect(page.getByRole("cell", { name: /@mail\.example/ })).toBeVisible();
  await page.getByRole("button", { name: "Plant a canary" }).click();
  await expect(page.locator(".ui-field-error")).toBeVisible();
  await page.getByRole("textbox", { name: "Domain of the mail address" }).fill("letters.example");
  await page.getByRole("button", { name: "Plant a canary" }).click();
  // Nobody comes in the moment in which they are planted: they would be told from others by it.
  const planted = page.getByRole("row", { name: /@letters\.example/ });
  await expect(planted).toContainText(/Arriving\s*by \d/);
  await expect(planted.getByRole("link")).toHaveCount(0);
  // By the number that people say; asking the case for it would be a look.
  const demo = page.getByRole("row", { name: /@mail\.example/ });
  await expect(demo).toContainText("In place");
  await expect(demo.getByRole("link").first()).toHaveText(/^#\d+$/);
  await pictures(page, "settings-canaries-filled");
  const all = await api<{ items: { state: string; cases: string[] }[] }>(
    page.request,
    desk,
    "GET",
    "/trust/canaries",
  );
  const items = all.items.filter((one) => one.state === "in_place");
  // Given up before anybody came: the plan stops.
  await planted.getByRole("button", { name: "Give up" }).click();
  const stopping = page.getByRole("dialog", { name: "Give up" });
  await expect(stopping).toContainText("does not come");
  await stopping.getByRole("button", { name: "Give up" }).click();
  await expect(planted).toHaveCount(0);
  await page.goto(`${desk.url}/console/settings/alerts`);
  await expect(page.getByRole("heading", { name: "Alerts" })).toBeVisible();

  const sam = await Agent.signIn(browser, desk, PEOPLE.secondAgent);
  await sam.page.goto(`${desk.url}/console/inbox/all/${items[0]?.cases[0]}`);
  const card = page.getByRole("article", { name: /Sam .*opened a canary/ });
  await expect(card).toContainText("Critical");
  await card.getByText(/^\d looks?$/).click();
  await expect(card).toContainText("Opened the case");
  await pictures(page, "settings-alerts-filled");
  await card.getByRole("button", { name: "Cut sessions" }).click();
  const cutting = page.getByRole("dialog", { name: /^Cut all sessions of Sam/ });
  await expect(cutting.getByRole("checkbox", { name: "And keep them out" })).toBeChecked();
  await cutting.getByRole("textbox", { name: "Why" }).fill("Opened a canary");
  await cutting.getByRole("button", { name: "Cut sessions" }).click();
  await expect(sam.page).toHaveURL(/\/console\/login/);
  await expect(card).toContainText("Kept out until somebody lets them in");
  // Let in again where people are, with who kept him out and why.
  await card.getByRole("link", { name: "Open under Staff" }).click();
  const person = page.getByRole("dialog", { name: "Sam Reyes", exact: true });
  await expect(person).toContainText("Opened a canary");
  await pictures(page, "settings-staff-kept-out");
  await person.getByRole("button", { name: "Enable" }).click();
  await page
    .getByRole("dialog", { name: /^Enable Sam/ })
    .getByRole("button", { name: "Enable" })
    .click();
  await expect(person).not.toContainText("Opened a canary");
  await page.goto(`${desk.url}/console/settings/alerts`);
  await card.getByRole("button", { name: "Settle" }).click();
  const dialog = page.getByRole("dialog", { name: "Settle" });
  await dialog.getByRole("textbox", { name: "What was found out" }).fill("A test of the alarm");
  await dialog.getByRole("button", { name: "Settle" }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole("radio", { name: "All" }).check({ force: true });
  await expect(card).toContainText("A test of the alarm");

  await page.goto(`${desk.url}/console/settings/trust`);
  await page.getByRole("spinbutton", { name: "Reveals for each person and day" }).fill("20");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await pictures(page, "settings-trust-filled");

  await page.goto(`${desk.url}/console/settings/grants`);
  await expect(page.getByText(/0 of 20 used today/)).toBeVisible();
  await page.getByRole("textbox", { name: "Reason" }).fill("An outage: everybody calls");
  await page.getByRole("button", { name: "Grant" }).click();
  await expect(page.getByText(/0 of 30 used today/)).toBeVisible();
  await pictures(page, "settings-grants-filled");
});
