/** What helps who answers, and what the assistant is worth: a case in few words, hints while one writes, its figures, its first choices. */
import { expect, PEOPLE, pictures, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

test("whoever has a case from the assistant reads it in few words", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("what is my daily withdrawal limit, where do i see it??");
  await customer.chat.getByRole("button", { name: "No, not yet" }).click();
  await customer.chat.getByRole("button", { name: "Talk to a person" }).last().click();
  await expect(customer.messages).toContainText("I am passing this on to a person of our team");
  const agent = await Agent.signIn(browser, answering);
  await agent.page.goto(`${answering.url}/console/inbox/all`);
  await agent.page.locator(".row", { hasText: "Talk to a person" }).first().getByRole("link").click();
  const brief = agent.page.getByRole("region", { name: "Summary" });
  await expect(brief).toContainText("what is my daily withdrawal limit");
  await expect(brief).toContainText("did not help");
  await expect(brief).toContainText("They asked for a person");
  await pictures(agent.page, "brief");
  // It is closed and opened by hand, and says what was tried since.
  await brief.getByRole("button", { name: "Close the summary" }).click();
  await expect(brief).toHaveCount(0);
  await agent.reply("Good day, this is Leo. I look into it.");
  await agent.page.getByRole("button", { name: "Summary", exact: true }).click();
  await expect(brief).toContainText("Reply by");
});

test("what may hurt or promises too much is noticed while it is written, and mended by a press", async ({
  browser,
  answering,
}) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("I want to talk to a person about my wombat");
  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("about my wombat");
  const box = agent.page.getByRole("textbox", { name: "Reply to the customer" });
  await box.fill("You must wait. It will definitely arrive. PLEASE DO NOT SEND AGAIN.");
  const hints = agent.page.getByRole("list", { name: "Before you send this" });
  await expect(hints).toContainText("This may sound like an order:");
  await pictures(agent.page, "writing-hints");
  await hints.getByRole("button", { name: "Write “Please”" }).click();
  await expect(box).toHaveValue(/^Please wait\./);
  await hints.getByRole("button", { name: "Write “should”" }).click();
  await hints.getByRole("button", { name: /Write “Please do not send again/ }).click();
  await expect(box).toHaveValue("Please wait. It should arrive. Please do not send again.");
  await expect(hints).toHaveCount(0);
  await box.fill("Please send us your recovery phrase so that we can verify you.");
  await expect(hints).toBeVisible();
  await hints.getByRole("button", { name: "Leave it as it is" }).first().click();
  await box.fill("");
});

test("the chat offers what fits the page before anything is written", async ({ browser, answering }) => {
  const context = await browser.newContext({ viewport: { width: 420, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${answering.url}/chat?inbox=demo&page=/wallet/withdraw`);
  const first = page.getByRole("button", { name: "My withdrawal has not come" });
  await expect(first).toBeVisible();
  await expect(page.getByRole("button", { name: "Talk to a person" })).toBeVisible();
  await pictures(page, "first-menu");
  await first.click();
  await expect(page.getByRole("log", { name: "Messages" })).toContainText("My withdrawal has not come");
  await expect(first).toHaveCount(0);

  const agent = await Agent.signIn(browser, answering, PEOPLE.admin);
  await agent.page.goto(`${answering.url}/console/settings/inboxes`);
  await agent.page
    .getByRole("button", { name: /Wallet|Website|Demo|Nimbus/ })
    .first()
    .click();
  await agent.page.getByRole("tab", { name: "First choices" }).click();
  const offered = agent.page.getByRole("list", { name: "Offered" });
  await expect(offered).toContainText("My withdrawal has not come");
  await agent.page.getByRole("textbox", { name: "Page" }).fill("/login");
  await expect(offered).not.toContainText("My withdrawal has not come");
  await agent.page.getByRole("checkbox", { name: "A withdrawal waits" }).check();
  await expect(offered).toContainText("the customer");
  await pictures(agent.page, "settings-menu");
});

test("what was asked and what came of it stands on the dashboard and with the figures", async ({
  browser,
  answering,
}) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("what is my daily withdrawal limit, where do i see it??");
  await customer.chat.getByRole("button", { name: "Yes, that helped" }).click();
  await expect(customer.messages).toContainText("Good to hear");
  const agent = await Agent.signIn(browser, answering);
  await agent.page.goto(`${answering.url}/console/dashboard`);
  await expect(agent.page.getByRole("heading", { name: "The assistant, day by day" })).toBeVisible();
  await pictures(agent.page, "dashboard-assistant");
  await agent.page.getByRole("link", { name: "All figures" }).click();
  await expect(agent.page.getByRole("heading", { name: "What the assistant does" })).toBeVisible();
  await expect(agent.page.getByText("Solved, confirmed").first()).toBeVisible();
  await expect(agent.page.getByRole("table", { name: "By language" })).toContainText("English");
  await expect(agent.page.getByRole("heading", { name: "By intent" })).toBeVisible();
  await pictures(agent.page, "quality-assistant");
});
