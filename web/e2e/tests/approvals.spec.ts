/** What cannot be taken back: one asks, another one decides, and it is done as it was asked. */
import { expect, PEOPLE, pictures, testAlone as test } from "../harness.ts";
import { Agent, Customer, join } from "../people.ts";

test("erasing a customer waits for a second person, who sees what exactly", async ({
  browser,
  untouched,
}) => {
  const desk = untouched;
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Two of you have to agree to forget me");
  const ada = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { page } = ada;
  await page.goto(`${desk.url}/console/settings/approval-policy`);
  await page.getByRole("checkbox", { name: "Changing keys" }).check();
  const warning = page.getByText("the rule has no effect on them yet");
  await expect(warning).toContainText("Changing keys");
  await page.getByRole("checkbox", { name: "Erasing a customer" }).check();
  // However many it is about, it is said once.
  await expect(warning).toHaveCount(1);
  await pictures(page, "settings-approval-policy-alone");
  await page.getByRole("checkbox", { name: "Changing keys" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  const cora = await join(browser, desk, "cora@nimbus.example", "Cora Lim", "Compliance");
  await cora.goto(`${desk.url}/console/approvals`);
  await expect(cora.getByText("Nothing waits")).toBeVisible();

  await ada.openCase("Two of you have to agree to forget me");
  const panel = page.getByRole("complementary", { name: "Customer" });
  await panel.getByRole("button", { name: "Erase customer…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Erase .* for good\?$/ });
  const number = ((await page.locator(".thread-number").first().textContent()) ?? "").replace("#", "");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Asked for it in the chat");
  await dialog.getByRole("textbox", { name: /^Type the number/ }).fill(number);
  const ask = async (reason: string) => {
    await dialog.getByRole("button", { name: "Erase for good" }).click();
    const why = page.getByRole("dialog", { name: "This needs a second person" });
    await expect(why).toContainText("Cora Lim");
    await why.getByRole("button", { name: "Ask for approval" }).click();
    await expect(why).toContainText("Say why");
    await why.getByRole("textbox", { name: "Reason" }).fill(reason);
    await why.getByRole("button", { name: "Ask for approval" }).click();
    await expect(dialog).toContainText("waits under Approvals");
  };
  await ask("By mail, ticket 4711");

  // It is on the other one's screen at once, and on the rail.
  const card = cora.getByRole("article", { name: /^Ada .* wants to erase a customer$/ });
  await expect(card).toContainText("By mail, ticket 4711");
  await expect(cora.getByRole("link", { name: /^Approvals/ })).toContainText("1");
  await expect(card).toContainText("is erased: all that they said, sent and are is destroyed for good");
  await expect(card.getByText("Why, as it is kept: Asked for it in the chat")).toBeVisible();
  await card.getByText("What exactly").click();
  await expect(card.locator("pre")).toContainText("Asked for it in the chat");
  await pictures(cora, "approvals");
  await card.getByRole("button", { name: "Refuse" }).click();
  const no = cora.getByRole("dialog", { name: "Refuse this?" });
  await no.getByRole("button", { name: "Refuse" }).click();
  await expect(no.locator(".ui-field-error")).toBeVisible();
  await no.getByRole("textbox", { name: "Note" }).fill("Which ticket?");
  await no.getByRole("button", { name: "Refuse" }).click();
  await expect(card).toHaveCount(0);

  await ask("By mail, ticket 4712");
  await card.getByRole("button", { name: "Approve" }).click();
  const yes = cora.getByRole("dialog", { name: "Approve this?" });
  await expect(yes.getByText(/^The customer ….* is erased/)).toBeVisible();
  await expect(yes.getByRole("link", { name: "Look at their cases" })).toBeVisible();
  await pictures(cora, "approval-approve");
  await yes.getByRole("button", { name: "Approve" }).click();
  await expect(card).toHaveCount(0);
  await cora.getByRole("radio", { name: "All" }).check({ force: true });
  await expect(card.first()).toContainText("Done");
  await expect(card.nth(1)).toContainText("Which ticket?");
  await pictures(cora, "approvals-all");
  await page.goto(`${desk.url}/console/approvals`);
  await page.getByRole("radio", { name: "All" }).check({ force: true });
  await expect(page.getByText(/^Approved by Cora Lim/)).toBeVisible();
  // As it was found: what the next test erases asks nobody.
  expect(desk.operator("access", "approvals", "--off")).toContain("It was: erase");
});
