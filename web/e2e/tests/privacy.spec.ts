/** What the law gives customers: all that is held on them, and to be erased. And the keys that this rests on. */
import { readFile } from "node:fs/promises";
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("a customer is exported, erased for good, and comes back as somebody new", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Please forget that I was ever here");
  const admin = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { page } = admin;
  await admin.openCase("Please forget that I was ever here");
  const lead = await Agent.signIn(browser, desk, PEOPLE.lead);
  await lead.openCase("Please forget that I was ever here");
  const panel = page.getByRole("complementary", { name: "Customer" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    panel.getByRole("button", { name: "Export to read" }).click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toContain("Please forget that I was ever here");
  await panel.getByRole("button", { name: "Erase customer…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Erase .* for good\?$/ });
  await expect(dialog).toContainText("Gone for good");
  await pictures(page, "erase-customer");
  // The panel stands behind the thread on a phone, and begins anew when the window is wide again.
  if (!(await dialog.isVisible())) await panel.getByRole("button", { name: "Erase customer…" }).click();
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await expect(dialog).toContainText("Say why");
  const number = ((await page.locator(".thread-number").first().textContent()) ?? "").replace("#", "");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Asked for it in the chat");
  await dialog.getByRole("textbox", { name: /^Type the number/ }).fill("0");
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await expect(dialog).toContainText(`Type ${number}.`);
  await dialog.getByRole("textbox", { name: /^Type the number/ }).fill(number);
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  const receipt = page.getByRole("dialog", { name: "The customer is erased" });
  await expect(receipt).toContainText("Keys destroyed");
  await receipt.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByText("Please forget that I was ever here")).toHaveCount(0);
  await expect(page.locator(".message-erased").first()).toBeVisible();
  await expect(page.getByText("This customer was erased. What is left")).toBeVisible();
  await expect(lead.page.locator(".message-erased").first()).toBeVisible();
  await expect(lead.messages.getByText("Please forget that I was ever here")).toHaveCount(0);
  await expect(panel).toContainText("Erased");
  await expect(panel.getByRole("button", { name: "Erase customer…" })).toHaveCount(0);
  await pictures(page, "erased-case");
  // Their device is nobody's any more: the chat begins anew, and what was said is not in it.
  await customer.page.reload();
  await customer.page.getByRole("button", { name: "Open chat" }).click();
  await customer.begin("Hello, is this the first time we talk?");
  await expect(customer.chat.getByText("Please forget that I was ever here")).toHaveCount(0);
  await page.goto(`${desk.url}/console/inbox/all`);
  await expect(page.locator(".row", { hasText: "is this the first time" })).toBeVisible();
});

test("keys are shown without keys, and changed while everybody works", async ({ browser, desk }) => {
  const admin = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { page } = admin;
  await page.goto(`${desk.url}/console/settings/keys`);
  await expect(page.getByRole("heading", { name: "Keys" })).toBeVisible();
  await expect(page.getByText("No key was changed yet.")).toBeVisible();
  await page.getByRole("button", { name: "Change the workspace key" }).click();
  const dialog = page.getByRole("dialog", { name: "Change the workspace key" });
  await dialog.getByRole("button", { name: "Change" }).click();
  await expect(page.getByRole("rowheader", { name: "Workspace key" })).toBeVisible();
  await expect(page.getByText("Nearly done")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Change the workspace’s own data key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Change" }).click();
  await expect(page.getByText("Waits for all nodes")).toBeVisible();
  await pictures(page, "settings-keys-filled");
});
