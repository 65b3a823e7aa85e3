/** What was recorded: looked through by auditors, checked as a whole, handed to customers and verified without the server. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Desk, expect, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

/** Chooses a file of this text on the page that verifies. */
async function choose(page: Page, name: string, text: string, other = "Another file"): Promise<void> {
  const another = page.getByRole("button", { name: other });
  if (await another.isVisible()) await another.click();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a receipt from the chat is verified in the browser, and one letter changed is named", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Please send 0.5 BTC to my own wallet.");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Please send 0.5 BTC to my own wallet.");
  await agent.reply("It is on its way.");
  await expect(customer.messages.getByText("It is on its way.")).toBeVisible();
  const menu = customer.chat.getByRole("button", { name: "More options" }).last();
  await menu.click();
  await customer.chat.getByRole("button", { name: "Receipt" }).click();
  const dialog = customer.chat.getByRole("dialog", { name: "Receipt" });
  await expect(dialog.getByRole("link", { name: "Verify a receipt" })).toHaveAttribute("href", "/verify");
  await pictures(customer.page, "chat-receipt");
  const begun = customer.page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const download = await begun;
  expect(download.suggestedFilename()).toMatch(/^receipt-.*\.json$/);
  const receipt = readFileSync(await download.path(), "utf8");

  await menu.click();
  await customer.chat.getByRole("button", { name: "Who read my data" }).click();
  const readers = customer.chat.getByRole("dialog", { name: "Who read my data" });
  await expect(readers.getByText(/opened a conversation/).first()).toBeVisible();
  // The list beside the case showed them, too.
  await expect(readers.getByText(/had you on an open screen/).first()).toBeVisible();
  await sound(customer.page);
  await pictures(customer.page, "chat-readers");

  const { page } = agent;
  await page.goto(`${desk.url}/verify`);
  await sound(page);
  await pictures(page, "verify-empty");
  await choose(page, "receipt.json", receipt);
  await expect(page.getByRole("heading", { name: "This is what was logged" })).toBeVisible();
  await expect(page.getByText("The key is only the file’s own")).toBeVisible();
  await expect(page.locator(".talk.customer")).toContainText("Please send 0.5 BTC to my own wallet.");
  await expect(page.locator(".talk.staff")).toContainText("It is on its way.");
  await page.getByText("What you know from elsewhere").click();
  await page.getByRole("button", { name: "Ask this server" }).click();
  await expect(page.getByText("Signed with the key that you gave.")).toBeVisible();
  await sound(page);
  await page.getByText("What you know from elsewhere").click();
  await page.getByRole("heading", { name: "Verify a record" }).scrollIntoViewIfNeeded();
  await pictures(page, "verify-good");

  await choose(page, "changed.json", receipt.replace("0.5 BTC", "0.6 BTC"));
  await expect(page.getByRole("heading", { name: "This is not what was logged" })).toBeVisible();
  await expect(page.locator(".faults li")).toHaveCount(1);
  await expect(page.locator(".faults")).toContainText("The content was changed after it was logged");
  await sound(page);
  await pictures(page, "verify-bad");
  await choose(page, "other.txt", "nothing of the kind");
  await expect(page.getByRole("heading", { name: "This could not be read" })).toBeVisible();
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh-CN");
  await expect(page.getByRole("heading", { name: "无法读取该文件" })).toBeVisible();
  await page.getByRole("combobox").first().selectOption("ar");
  await expect(page.getByRole("heading", { name: "تعذرت قراءة هذا الملف" })).toBeVisible();
  await choose(page, "receipt.json", receipt, "ملف آخر");
  await expect(page.getByRole("heading", { name: "هذا ما سُجّل" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await sound(page);
  await pictures(page, "verify-arabic");
});

test("the audit says who read what, and is exported with proofs", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Who will read this?");
  const leo = await Agent.signIn(browser, desk, PEOPLE.lead);
  await leo.openCase("Who will read this?");
  const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/audit`);
  await page.getByRole("combobox", { name: "Person" }).fill("Leo");
  await page.getByRole("option", { name: /^Leo/ }).click();
  await expect(page).toHaveURL(/actor=/);
  await page.getByRole("combobox", { name: "What happened" }).fill("Customer read");
  await page.getByRole("option", { name: /^Customer read/ }).click();
  await expect(page).toHaveURL(/kind=customer\.read/);
  // The panel beside the thread looks at the customer too; those are lines of their own.
  const opened = page
    .getByRole("list", { name: "Audit" })
    .getByRole("listitem")
    .filter({ hasText: "opened a conversation" });
  const line = opened.first();
  await expect(line).toContainText(/Leo .* opened a conversation of a customer/);
  await line.getByText("Details").click();
  await expect(line).toContainText("Position");
  await expect(line).toContainText(/[0-9a-f]{64}/);
  await sound(page);
  await pictures(page, "settings-audit-filtered");
  // The filters are in the address: a reload keeps them, and links narrow further.
  await page.reload();
  await line.getByRole("link", { name: "All about this customer" }).click();
  await expect(page).toHaveURL(/customer=[0-9a-f-]{36}$/);
  await expect(page.getByText(/came for the first time|opened a case/).first()).toBeVisible();

  await page.getByRole("button", { name: "Export with proofs" }).click();
  const dialog = page.getByRole("dialog", { name: "Export with proofs" });
  await sound(page);
  const begun = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  const exported = readFileSync(await (await begun).path(), "utf8");
  await page.goto(`${desk.url}/verify`);
  await choose(page, "audit.json", exported);
  await expect(page.getByRole("heading", { name: "This is what was logged" })).toBeVisible();
  await expect(page.getByText("Staff opened a conversation of a customer").first()).toBeVisible();

  // More lines than one document holds: the rest is offered, and each document stands for itself.
  await page.goto(`${desk.url}/console/settings/audit`);
  await page.route("**/ledger/audit/export", (route) =>
    route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), limit: 20 }) }),
  );
  await page.getByRole("button", { name: "Export with proofs" }).click();
  const first = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  expect((await first).suggestedFilename()).toMatch(/-1\.json$/);
  await expect(dialog).toContainText("The newest lines are saved. There are older ones.");
  await sound(page);
  await pictures(page, "settings-audit-parts");
  const second = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export the next lines" }).click();
  expect((await second).suggestedFilename()).toMatch(/-2\.json$/);
  await expect(dialog).toContainText("2 documents are saved.");
  const rest = readFileSync(await (await second).path(), "utf8");
  await page.unroute("**/ledger/audit/export");
  await page.goto(`${desk.url}/verify`);
  await choose(page, "audit-2.json", rest);
  await expect(page.getByRole("heading", { name: "This is what was logged" })).toBeVisible();

  // A customer is found by the number of one of their cases, and whoever did something by their name in the line.
  const { items } = await (await page.request.get(`${desk.url}/api/v1/cases?view=all`)).json();
  const asked = items.find((one: { preview: string }) => one.preview.startsWith("Who will read this?"));
  await page.goto(`${desk.url}/console/settings/audit`);
  await page.getByRole("textbox", { name: "Customer" }).fill(`#${asked.number}`);
  await page.getByRole("textbox", { name: "Customer" }).press("Enter");
  await expect(page).toHaveURL(new RegExp(`customer=${asked.customer.id}$`));
  await expect(page.getByRole("textbox", { name: "Customer" })).toHaveValue(
    asked.customer.name ?? /^Guest \d{4}$/,
  );
  await pictures(page, "settings-audit-customer");
  await page.goto(`${desk.url}/console/settings/audit`);
  await page.getByRole("link", { name: /^Leo/ }).first().click();
  await expect(page).toHaveURL(/actor=[0-9a-f-]{36}$/);

  // Whoever may not read the audit is not offered it.
  await leo.page.goto(`${desk.url}/console/settings`);
  await expect(leo.page.getByRole("link", { name: "Audit" })).toHaveCount(0);
});

test("the ledger is signed, checked and handed to an auditor", async ({ browser, desk }) => {
  const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/ledger`);
  await page.getByRole("button", { name: "Sign now" }).click();
  await expect(page.getByText(/^Signed for [\d,]+ records$/)).toBeVisible();
  await page.getByRole("button", { name: "Check everything" }).click();
  await expect(page.getByText("Everything is what was logged")).toBeVisible();
  await sound(page);
  await pictures(page, "settings-ledger-checked");
  const begun = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the ledger" }).click();
  const ledger = readFileSync(await (await begun).path(), "utf8");
  const key = await page.getByRole("region", { name: "Key", exact: true }).textContent();
  await page.goto(`${desk.url}/verify`);
  await page.getByText("What you know from elsewhere").click();
  await page.getByRole("textbox", { name: "The log’s key" }).fill(key ?? "");
  await choose(page, "ledger.jsonl", ledger);
  await expect(page.getByText("Signed with the key that you gave.")).toBeVisible();
  await choose(page, "shorter.jsonl", ledger.replace(/\{"i":7,[^\n]*\n/, ""));
  await expect(page.locator(".faults")).toContainText("Record 8: It is missing");
});

test("signed heads that were taken away are told to whoever looks, and nothing is signed any more", async ({
  browser,
}) => {
  // A desk of its own: what is done to it is not mended.
  const desk = await Desk.start();
  try {
    const ada = await Agent.signIn(browser, desk, PEOPLE.admin);
    const { page } = ada;
    const settings = `${desk.url}/console/settings/ledger`;
    await page.goto(settings);
    await page.getByRole("button", { name: "Sign now" }).click();
    await expect(page.getByRole("button", { name: "Save the note" })).toBeVisible();
    const banner = page.getByText("Signed heads are missing or do not fit: nothing more is signed");
    await expect(banner).toBeHidden();

    desk.tamper("DELETE FROM checkpoints");
    await page.goto(settings);
    await expect(banner).toBeVisible();
    await expect(page.getByText(/heads? (was|were) signed.*ombud ledger check/)).toBeVisible();
    await sound(page);
    await pictures(page, "settings-ledger-trouble");
    await page.getByRole("button", { name: "Sign now" }).click();
    await expect(page.getByText("so nothing is signed: no receipts").first()).toBeVisible();

    const customer = await Customer.visit(browser, desk);
    await customer.begin("May I have that in writing?");
    await customer.chat.getByRole("button", { name: "More options" }).last().click();
    await customer.chat.getByRole("button", { name: "Receipt" }).click();
    const dialog = customer.chat.getByRole("dialog", { name: "Receipt" });
    await dialog.getByRole("button", { name: "Download" }).click();
    await expect(dialog.getByRole("alert")).toContainText("Your conversation is kept.");
    await sound(customer.page);
    await pictures(customer.page, "chat-receipt-unsigned");
  } finally {
    await desk.stop();
  }
});
