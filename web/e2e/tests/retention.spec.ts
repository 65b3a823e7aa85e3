/** How long what is kept is kept, what that would destroy, and what must be kept longer. */
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("rules are counted before they are kept, and a hold stands against erasing until it is lifted", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("The authority will ask for this one");
  const admin = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { page } = admin;
  await admin.openCase("The authority will ask for this one");
  const panel = page.getByRole("complementary", { name: "Customer" });
  await panel.getByRole("button", { name: "Set a legal hold…" }).click();
  const setting = page.getByRole("dialog", { name: "Set a legal hold" });
  await setting.getByRole("button", { name: "Set a legal hold…" }).click();
  await expect(setting).toContainText("Say in at least three characters why");
  await setting.getByRole("textbox", { name: "Reason" }).fill("Request 2026/117 of the prosecutor");
  await setting.getByRole("button", { name: "Set a legal hold…" }).click();
  await expect(panel).toContainText("Request 2026/117 of the prosecutor");
  await pictures(page, "legal-hold");

  const mia = await Agent.signIn(browser, desk, PEOPLE.agent);
  await mia.openCase("The authority will ask for this one");
  const others = mia.page.getByRole("complementary", { name: "Customer" });
  await expect(others).toContainText("Everything of this customer’s is kept since");
  await expect(others).not.toContainText("2026/117");
  await expect(others.getByRole("button", { name: "Set a legal hold…" })).toHaveCount(0);

  await admin.openCase("The authority will ask for this one");
  await panel.getByRole("button", { name: "Erase customer…" }).click();
  const erasing = page.getByRole("dialog", { name: /^Erase .* for good\?$/ });
  const number = ((await page.locator(".thread-number").first().textContent()) ?? "").replace("#", "");
  await erasing.getByRole("textbox", { name: "Reason" }).fill("Asked for it in the chat");
  await erasing.getByRole("textbox", { name: /^Type the number/ }).fill(number);
  await erasing.getByRole("button", { name: "Erase for good" }).click();
  await expect(erasing).toContainText("A legal hold keeps everything of this customer’s");
  await erasing.getByRole("button", { name: "Cancel" }).click();

  await page.goto(`${desk.url}/console/settings/retention`);
  const said = page.getByRole("region", { name: "What was said" });
  const days = said.getByRole("textbox", { name: "After a case was resolved" });
  await days.fill("3");
  await page.getByRole("button", { name: "Check what this destroys" }).click();
  await expect(said).toContainText("otherwise from 30 to 36,500 days");
  await days.fill("36500");
  await said.getByText("By type of case").click();
  await said.getByRole("textbox", { name: "Complaint" }).fill("0");
  await page.getByRole("button", { name: "Check what this destroys" }).click();
  const preview = page.getByRole("dialog", { name: "Keep these rules?" });
  await expect(preview).toContainText("Today they would destroy nothing.");
  await preview.getByRole("button", { name: "Keep these rules" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(days).toHaveValue("36500");
  await pictures(page, "settings-retention-filled");

  const row = page.getByRole("row", { name: /Request 2026\/117/ });
  await row.getByRole("button", { name: "Lift" }).click();
  const lifting = page.getByRole("dialog", { name: "Lift this hold?" });
  await lifting.getByRole("textbox", { name: "Why is it lifted?" }).fill("Proceedings closed");
  await lifting.getByRole("button", { name: "Lift" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("radio", { name: "Lifted" }).check({ force: true });
  await expect(page.getByText(/Lifted by .*Proceedings closed/)).toBeVisible();
  // Others have the same desk: it is left without rules.
  await days.fill("");
  await page.getByRole("button", { name: "Check what this destroys" }).click();
  await preview.getByRole("button", { name: "Keep these rules" }).click();
  await expect(page.getByText("Saved").first()).toBeVisible();
});
