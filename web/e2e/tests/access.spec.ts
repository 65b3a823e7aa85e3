/** Who may see what: a role that is limited, what somebody can see, who can see a case. */
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("an agent is limited to some cases, and leads see who sees what", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Where do I find my yearly statement?");
  const leo = await Agent.signIn(browser, desk, PEOPLE.lead);
  const mia = (await Agent.signIn(browser, desk, PEOPLE.agent)).page;
  await leo.openCase("Where do I find my yearly statement?");
  const panel = leo.page.getByRole("complementary", { name: "Customer" });
  await panel.getByRole("combobox", { name: "Type" }).selectOption("theft");
  await mia.goto(`${desk.url}/console/inbox/all`);
  const row = mia.locator(".row", { hasText: "Where do I find my yearly statement?" });
  await expect(row).toBeVisible();

  const ada = (await Agent.signIn(browser, desk, PEOPLE.admin)).page;
  await ada.goto(`${desk.url}/console/settings/staff`);
  await ada.getByRole("row", { name: /mia@nimbus/ }).click();
  const limits = ada.getByRole("group", { name: "Limited to" });
  const types = limits.getByRole("combobox", { name: "Types of cases" });
  await types.fill("Complaint");
  await ada.getByRole("option", { name: "Complaint" }).click();
  await expect(limits).toContainText("do not exist for them");
  await pictures(ada, "settings-staff-scope");
  await ada.getByRole("button", { name: "Save" }).click();
  await expect(row).toHaveCount(0);

  await ada.goto(`${desk.url}/console/settings/staff`);
  const line = ada.getByRole("row", { name: /mia@nimbus/ });
  await expect(line).toContainText("Limited");
  await line.click();
  await ada.getByRole("button", { name: "What they can see" }).click();
  const seen = ada.getByRole("dialog", { name: /can do and see$/ });
  await expect(seen).toContainText("Types of cases: Complaint");
  await expect(seen.getByRole("listitem").first()).toContainText("Role");
  await pictures(ada, "access-explained");
  await seen.getByRole("button", { name: "Close" }).last().click();

  await panel.getByRole("button", { name: "Who can see this" }).click();
  const readers = leo.page.getByRole("dialog", { name: "Who can see this" });
  await expect(readers).toContainText("Sees the cases of every team");
  await expect(readers).not.toContainText("Mia");
  await readers.getByRole("tab", { name: "This customer" }).click();
  await expect(readers).toContainText("May look customers up");
  await readers.getByRole("tab", { name: "This case" }).click();
  await expect(readers).toContainText("Is in the team");
  // The panel goes where the screen becomes narrow, and the dialog with it.
  await pictures(leo.page, "readers");

  // As it was found.
  await ada
    .getByRole("group", { name: "Limited to" })
    .getByRole("button", { name: /Complaint/ })
    .click();
  await ada.getByRole("button", { name: "Save" }).click();
  await mia.reload();
  await expect(row).toBeVisible();
});
