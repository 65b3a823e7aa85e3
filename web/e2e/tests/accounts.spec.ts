/** What the platform knows of a customer's account, beside the conversation; and the button for who cannot log in. */
import { type Desk, expect, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer, join, vouched } from "../people.ts";

/** Some open case of a customer whom the demo's app vouched for. */
/** A case whose customer the platform knows: other tests' guests may stand above it. */
async function openCase(agent: Agent, desk: Desk): Promise<{ id: string; customer: string }> {
  const { request } = agent.page;
  const cases = await (await request.get(`${desk.url}/api/v1/cases?view=all`)).json();
  for (const { id, customer } of cases.items) {
    const account = await (await request.get(`${desk.url}/api/v1/cases/${id}/account`)).json();
    if (account.stand !== "known") continue;
    await agent.page.goto(`${desk.url}/console/inbox/all/${id}`);
    return { id, customer: customer.id };
  }
  throw new Error("the platform knows none of the customers");
}

test("an agent sees the account and has it frozen, and two people end the freeze", async ({
  browser,
  desk,
}) => {
  const leo = await Agent.signIn(browser, desk, PEOPLE.lead);
  const { id } = await openCase(leo, desk);
  const panel = leo.page.getByRole("complementary", { name: "Customer" });
  const account = panel.locator("section", { has: leo.page.getByRole("heading", { name: "Account" }) });
  await expect(account).toContainText(/Active|Under review/);
  await expect(account.getByRole("list", { name: "Deposits and withdrawals" })).toContainText("1250.5 USDT");
  await expect(account.getByRole("list", { name: "Deposits and withdrawals" })).toContainText("…");
  await expect(account.getByRole("list", { name: "Deposit addresses" })).toContainText("from 10 USDT");
  await expect(account.getByRole("list", { name: "Log-ins" })).toBeVisible();
  await pictures(leo.page, "account");

  await account.getByRole("button", { name: "Freeze", exact: true }).click();
  const dialog = leo.page.getByRole("dialog", { name: "Freeze" });
  await dialog.getByRole("button", { name: "Freeze" }).click();
  await expect(dialog.locator(".ui-field-error")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Why" }).fill("Reported as stolen on the phone");
  await dialog.getByRole("button", { name: "Freeze" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(account).toContainText("Frozen");
  await expect(leo.messages).toContainText("had the account frozen");
  // A lead does not end it; an admin alone does not either.
  await expect(account.getByRole("button", { name: "End the freeze" })).toHaveCount(0);
  const ada = await Agent.signIn(browser, desk, PEOPLE.admin);
  await ada.page.goto(`${desk.url}/console/inbox/all/${id}`);
  await ada.page.getByRole("button", { name: "End the freeze" }).click();
  const ending = ada.page.getByRole("dialog", { name: "End the freeze" });
  await ending.getByRole("textbox", { name: "Why" }).fill("It was them after all");
  await ending.getByRole("button", { name: "End the freeze" }).click();
  await expect(ending).toContainText("takes two people");
});

test("an agent makes a freeze link, prints it, and revokes it", async ({ browser, desk }) => {
  const leo = await Agent.signIn(browser, desk, PEOPLE.lead);
  await openCase(leo, desk);
  await leo.page.getByRole("button", { name: "Freeze links" }).click();
  const dialog = leo.page.getByRole("dialog", { name: "Freeze links" });
  await expect(dialog).toContainText("No freeze link yet");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const card = dialog.getByRole("region", { name: "Freeze link", exact: true }).first();
  await expect(card.getByRole("img", { name: "QR code of the freeze link" })).toBeVisible();
  const link = (await card.locator("code").textContent()) ?? "";
  expect(link).toContain("/freeze#token=frz_");
  const list = dialog.getByRole("list", { name: "Freeze links of the customer" });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list).toContainText("Leo");
  await expect(list).toContainText("Not used");
  await sound(leo.page);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(leo.messages).toContainText("made a freeze link for the customer");
  // It is not shown again; revoked, it freezes nothing.
  await leo.page.getByRole("button", { name: "Freeze links" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(dialog.locator("code")).toHaveCount(0);
  await list.getByRole("button", { name: /^Revoke the link of/ }).click();
  const sure = leo.page.getByRole("dialog", { name: "Revoke" });
  await sure.getByRole("button", { name: "Revoke" }).click();
  await expect(sure).toHaveCount(0);
  await expect(list).toContainText("Revoked");
  await expect(leo.messages).toContainText("revoked a freeze link of the customer");
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
  await phone.goto(link);
  await phone.getByRole("button", { name: "Freeze my account now" }).click();
  await expect(phone.getByRole("status")).toContainText("cannot be used any more");
});

test("a customer whom the app has signed in makes a freeze link in the chat, and revokes it", async ({
  browser,
  desk,
}) => {
  const ada = await Agent.signIn(browser, desk, PEOPLE.admin);
  const token = await vouched(ada, desk, "nimbus-20014");
  const customer = await Customer.visit(browser, desk);
  const menu = async () => {
    await customer.chat.getByRole("button", { name: "More options" }).first().click();
    await customer.chat.getByRole("button", { name: "My data", exact: true }).click();
  };
  await customer.begin("How do I prepare for the worst?");
  await menu();
  const data = customer.chat.getByRole("dialog", { name: "My data", exact: true });
  await expect(data).toContainText("Take it along");
  await expect(data.getByRole("region", { name: "Freeze link" })).toHaveCount(0);
  await data.getByRole("button", { name: "Close" }).click();
  await customer.page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token);
  await expect(async () => {
    await menu();
    await expect(data.getByRole("region", { name: "Freeze link" })).toBeVisible({ timeout: 1500 });
  }).toPass();
  const part = data.getByRole("region", { name: "Freeze link" });
  await part.getByRole("button", { name: "Make a freeze link" }).click();
  await expect(part.getByRole("img", { name: "QR code of the freeze link" })).toBeVisible();
  const link = await part.getByRole("textbox", { name: "The link" }).inputValue();
  expect(link).toContain("/freeze#token=frz_");
  await part.getByRole("img").scrollIntoViewIfNeeded();
  await sound(customer.page);
  await pictures(customer.page, "own-freeze-link");
  await part.getByRole("button", { name: "I have kept it" }).click();
  await expect(part.getByRole("list", { name: "Freeze link" })).toContainText("Made by you");
  await part.getByRole("button", { name: /^Revoke the link of/ }).click();
  await part.getByRole("button", { name: /^Revoke the link of/ }).click();
  await expect(part.getByRole("listitem")).toHaveCount(0);
  const answer = await ada.page.request.post(`${desk.url}/api/v1/freeze`, {
    data: { token: link.split("token=")[1] },
  });
  expect(answer.status()).toBe(401);
});

test("a customer freezes the account by a link, in their own language", async ({ browser, desk }) => {
  const ada = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { customer } = await openCase(ada, desk);
  const issued = await ada.page.request.post(`${desk.url}/api/v1/customers/${customer}/freeze-tokens`, {
    headers: { origin: desk.url },
    data: {},
  });
  const { link } = await issued.json();
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
  await phone.goto(link);
  await expect(phone.getByRole("link", { name: "Write to our team in the chat" })).toBeVisible();
  await pictures(phone, "freeze");
  await phone.getByRole("link", { name: "中文" }).click();
  await expect(phone.getByRole("button", { name: "立即冻结我的账户" })).toBeVisible();
  await phone.getByRole("link", { name: "English" }).click();
  await phone.getByRole("button", { name: "Freeze my account now" }).click();
  await expect(phone.getByRole("status")).toHaveText("Your account is frozen. Nothing can leave it.");
  await expect(phone.getByText("Our security team has been told")).toBeVisible();
  await pictures(phone, "freeze-done");
  const cases = await (await ada.page.request.get(`${desk.url}/api/v1/customers/${customer}/cases`)).json();
  expect(
    cases.items.some(
      (it: { type: string; priority: string }) => it.type === "theft" && it.priority === "urgent",
    ),
  ).toBe(true);
  await phone.goto(`${desk.url}/freeze`);
  await expect(phone.getByText("This link is not complete")).toBeVisible();
  await expect(phone.getByRole("link", { name: "Write to our team in the chat" })).toHaveAttribute(
    "href",
    "/chat?lang=en",
  );
});

test("an admin connects the platform, sees the secret once and tests the connection", async ({
  browser,
  desk,
}) => {
  const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/platform`);
  await expect(page.getByRole("textbox", { name: "Address of your platform" })).toHaveValue(
    /demo\/platform$/,
  );
  await page.getByRole("button", { name: "Test the connection" }).click();
  await expect(page.getByText("It answers as it must")).toBeVisible();
  await pictures(page, "settings-platform");
});

test("who ends a freeze sees which proof it takes, has the customer asked, and the second person sees the same", async ({
  browser,
  desk,
}) => {
  const ada = await Agent.signIn(browser, desk, PEOPLE.admin);
  const [first, second] = [
    await vouched(ada, desk, "nimbus-20017"),
    await vouched(ada, desk, "nimbus-20017"),
  ];
  const customer = await Customer.visit(browser, desk);
  await customer.page.evaluate((jwt) => globalThis.Ombud("identify", jwt), first);
  await customer.begin("Please let my account go again, it was me");
  const sara = await join(browser, desk, "sara@nimbus.example", "Sara Wu", "Security");
  const { page } = ada;
  await ada.openCase("Please let my account go again");
  const panel = page.getByRole("complementary", { name: "Customer" });
  const account = panel.locator("section", { has: page.getByRole("heading", { name: "Account" }) });
  await account.getByRole("button", { name: "Freeze", exact: true }).click();
  const freezing = page.getByRole("dialog", { name: "Freeze" });
  await freezing.getByRole("textbox", { name: "Why" }).fill("To be sure");
  await freezing.getByRole("button", { name: "Freeze" }).click();
  await expect(account).toContainText("Frozen");
  // Before anything is pressed.
  const needs = account.getByRole("region", { name: "Before the freeze ends" });
  await expect(needs).toContainText("“Signed in” or better, asked for in this case, no older than");
  await expect(needs).toContainText("It is not there yet");
  await needs.scrollIntoViewIfNeeded();
  await pictures(page, "release-needs");
  await account.getByRole("button", { name: "End the freeze" }).click();
  const ending = page.getByRole("dialog", { name: "End the freeze" });
  await expect(ending).toContainText("It is not there yet");
  await ending.getByRole("textbox", { name: "Why" }).fill("It was them after all");
  await ending.getByRole("button", { name: "End the freeze" }).click();
  // Why is said already; whoever is to agree reads it.
  await expect(ending).toContainText("It waits under Approvals");

  await sara.goto(`${desk.url}/console/approvals`);
  const card = sara.getByRole("article", { name: /^Ada .* wants to end the freeze of an account$/ });
  await expect(card).toContainText("It is not there yet");
  await expect(card.getByRole("button", { name: "Approve" })).toBeDisabled();
  await sound(sara);
  await pictures(sara, "release-approval");
  await card.getByRole("button", { name: "Ask the customer for it" }).click();
  await expect(card).toContainText("They can answer in the chat until");
  // Whoever asked sees it as well.
  await expect(ending).toContainText("They can answer in the chat until");
  await customer.page.evaluate((jwt) => {
    globalThis.Ombud("on", "prove", () => globalThis.Ombud("identify", jwt));
  }, second);
  await customer.chat.getByRole("button", { name: "Confirm by the app" }).click();
  await expect(card).toContainText("The customer has shown who they are");
  await pictures(sara, "release-approval-ready");
  await card.getByRole("button", { name: "Approve" }).click();
  const yes = sara.getByRole("dialog", { name: "Approve this?" });
  await yes.getByRole("button", { name: "Approve" }).click();
  await expect(card).toHaveCount(0);
  await ending.getByRole("button", { name: "Cancel" }).click();
  await expect(account).toContainText("Active");
});
