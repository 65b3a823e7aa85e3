/** Rules: made, ordered, tried, undone; what they decide stands in the case. */
import { expect, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("rules are made, moved by keyboard, switched off, deleted and brought back", async ({ page, desk }) => {
  await desk.signIn(page, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/routing`);
  const rules = page.getByRole("region", { name: "Rules", exact: true });
  const row = (name: string) => rules.getByRole("listitem").filter({ hasText: name });
  await expect(row("VIP: money on its way")).toBeVisible();
  await sound(page);
  await pictures(page, "routing");

  await rules.getByRole("button", { name: "Add a rule" }).click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Everything about invoices");
  await dialog.getByRole("textbox", { name: "Words" }).fill("invoice, receipt");
  await dialog.getByRole("combobox", { name: "Team", exact: true }).selectOption({ label: "Front line" });
  await dialog.getByRole("combobox", { name: "Priority" }).selectOption({ label: "High" });
  await sound(page);
  await pictures(page, "routing-rule");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(row("Everything about invoices")).toContainText("“invoice”");

  const up = page.getByRole("button", { name: /^Move .*Everything about invoices.* up/ });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(rules.getByRole("listitem").nth(3)).toContainText("Everything about invoices");
  await expect(page.getByText("The order was changed")).toBeVisible();

  const counts = rules.getByRole("switch", { name: "“Everything about invoices” counts" });
  await counts.click();
  await expect(row("Everything about invoices")).toContainText("off");
  await counts.click();
  await rules.getByRole("button", { name: "Delete “Everything about invoices”" }).click();
  await expect(row("Everything about invoices")).toHaveCount(0);
  await page
    .getByRole("status")
    .filter({ hasText: "“Everything about invoices” was deleted" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(row("Everything about invoices")).toBeVisible();
  await page.reload();
  await expect(row("Everything about invoices")).toBeVisible();
});

test("a rule that is never reached is refused with its reason", async ({ page, desk }) => {
  await desk.signIn(page, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/routing`);
  for (const [name, refused] of [
    ["All there is", false],
    ["Never reached", true],
  ] as const) {
    await page.getByRole("button", { name: "Add a rule" }).click();
    const dialog = page.getByRole("dialog", { name: "New rule" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("combobox", { name: "Team", exact: true }).selectOption({ label: "Front line" });
    await dialog.getByRole("button", { name: "Save" }).click();
    if (!refused) {
      await expect(dialog).toBeHidden();
      continue;
    }
    await expect(dialog.getByText(/never reached/)).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  }
  await page.getByRole("button", { name: "Delete “All there is”" }).click();
  await expect(page.getByText("“All there is” was deleted")).toBeVisible();
});

test("the simulator says which rule takes a message, and what each looked at", async ({ page, desk }) => {
  await desk.signIn(page, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/routing`);
  await page.getByLabel("What a customer would write").fill("my deposit has not arrived, it has been hours");
  await page.getByRole("combobox", { name: "Customer", exact: true }).selectOption({ label: "VIP" });
  await page.getByRole("button", { name: "Where would it go?" }).click();
  const found = page.locator(".routing-found");
  await expect(found).toContainText("by the rule “VIP: money on its way”");
  await expect(found.getByRole("listitem").filter({ hasText: "VIP: money on its way" })).toContainText(
    "takes it",
  );
  await expect(found).toContainText("Customer: yes (VIP)");
  await found.scrollIntoViewIfNeeded();
  await sound(page);
  await pictures(page, "routing-simulated");
  await page.getByRole("combobox", { name: "Customer", exact: true }).selectOption({ label: "Standard" });
  await expect(found).toHaveCount(0);
});

test("a lead says who is a VIP, an agent does not; the case says where it went", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("please, I want to talk to a human about my tulip bulbs");
  const lead = await Agent.signIn(browser, desk, "ada@nimbus.example");
  await lead.openCase("tulip bulbs");
  const tier = lead.page.getByRole("button", { name: /^What the customer’s business is worth/ });
  await expect(tier).toContainText("Standard");
  await tier.click();
  await lead.page.getByRole("option", { name: "VIP" }).click();
  await expect(tier).toContainText("VIP");
  // Where somebody had time for it the hand-over is one line, which opens to its parts.
  const handed = lead.messages.getByText(/^Handed to /);
  const routed = lead.messages.getByText(/, priority (Normal|High)/);
  await expect(handed.or(routed).first()).toBeVisible();
  if (await handed.isVisible()) await handed.click();
  await expect(routed).toBeVisible();
  await pictures(lead.page, "routing-case");
  const agent = await Agent.signIn(browser, desk, "mia@nimbus.example");
  await agent.openCase("tulip bulbs");
  await expect(agent.page.getByText("VIP", { exact: true }).first()).toBeVisible();
  await expect(
    agent.page.getByRole("button", { name: /^What the customer’s business is worth/ }),
  ).toHaveCount(0);
});
