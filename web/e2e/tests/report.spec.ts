/** Evidence beside a case, and the report that a victim takes to the police: made by staff, and by the customer. */
import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { hashOf } from "../chain.ts";
import { expect, PEOPLE, pictures, sound, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

const theft = hashOf("theft");

async function start(download: Download): Promise<string> {
  return readFileSync(await download.path())
    .subarray(0, 5)
    .toString("latin1");
}

async function downloads(page: Page, click: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return download;
}

test("what a chain says is kept as evidence, and a report is made of it", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin(`Help, somebody stole my coins ${theft}`);
  await expect(customer.messages).toContainText(/./);

  const agent = await Agent.signIn(browser, answering, PEOPLE.admin);
  const { page } = agent;
  await agent.openCase("somebody stole my coins");
  const chain = page.locator(".panel-section", {
    has: page.getByRole("heading", { name: "On the chain" }),
  });
  const look = chain.locator(".chain-look").first();
  const section = page.locator(".panel-section", {
    has: page.getByRole("heading", { name: "Evidence and report" }),
  });
  // In a theft, Ombud follows the coins by itself and keeps where they went.
  await expect(section.locator(".evidence-piece")).toHaveCount(1);
  await look.getByRole("button", { name: "Keep as evidence" }).click();
  const asking = page.getByRole("dialog", { name: "Keep this as evidence?" });
  await expect(asking.getByRole("checkbox")).not.toBeChecked();
  await sound(page);
  await pictures(page, "evidence-keep");
  // A phone shows the case without its panel, and what was open in it goes.
  if (await asking.isVisible()) await asking.getByRole("button", { name: "Cancel" }).click();
  await look.getByRole("button", { name: "Keep as evidence" }).click();
  await asking.getByRole("checkbox").check();
  await asking.getByRole("button", { name: "Keep as evidence" }).click();
  await expect(section.locator(".evidence-piece")).toHaveCount(2);

  await look.getByRole("button", { name: "Follow" }).click();
  const trace = page.getByRole("dialog", { name: /Where it went/ });
  await expect(trace.getByText("Northwind Exchange").first()).toBeVisible();
  await trace.getByRole("button", { name: "Keep as evidence" }).click();
  await asking.getByRole("button", { name: "Keep as evidence" }).click();
  await expect(section.locator(".evidence-piece")).toHaveCount(3);
  // Colleagues read in the thread that it was kept.
  await page.getByRole("button", { name: "Newest", exact: true }).click();
  await expect(page.getByText(/^Ada Osei kept a trace as evidence/)).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  await sound(page);
  await pictures(page, "evidence-section");

  // It is drawn again from what was kept.
  await section.locator(".evidence-piece").last().click();
  const kept = page.getByRole("dialog", { name: "Where it went" });
  await expect(kept.getByText("Northwind Exchange").first()).toBeVisible();
  await expect(kept.getByText(/[0-9a-f]{64}/).last()).toBeVisible();
  await sound(page);
  await pictures(page, "evidence-kept");

  const pdf = await downloads(page, () => section.getByRole("button", { name: "Report (PDF)" }).click());
  expect(pdf.suggestedFilename()).toMatch(/^report-\d+\.pdf$/);
  expect(await start(pdf)).toBe("%PDF-");
  const json = await downloads(page, () => section.getByRole("button", { name: "Report (JSON)" }).click());
  const report = JSON.parse(readFileSync(await json.path(), "utf8"));
  expect(report.evidence).toHaveLength(3);

  // The customer takes their own to the police, with what was shared.
  await customer.chat.getByRole("button", { name: "More options" }).last().click();
  await customer.chat.getByRole("button", { name: "Report for the police" }).click();
  const dialog = customer.chat.getByRole("dialog", { name: "Report for the police" });
  await expect(dialog).toContainText("Give it to the police");
  await pictures(customer.page, "report-own");
  const own = await downloads(customer.page, () =>
    dialog.getByRole("button", { name: "Download (PDF)" }).click(),
  );
  expect(await start(own)).toBe("%PDF-");
  await expect(dialog).toBeHidden();
});
