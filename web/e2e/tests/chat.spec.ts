import { expect, PEOPLE, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("a customer asks, an agent answers, and the customer sees it at once", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Where is my deposit of 250 USDT?");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Where is my deposit of 250 USDT?");
  await agent.reply("It needs three more confirmations.");
  await expect(customer.messages.getByText("It needs three more confirmations.")).toBeVisible();
  await customer.write("Thank you, I will wait.");
  await expect(agent.messages.getByText("Thank you, I will wait.")).toBeVisible();
});

test("a note is for staff alone", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Can I raise my withdrawal limit?");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Can I raise my withdrawal limit?");
  await agent.note("Looks fine, documents are complete.");
  await expect(agent.messages.getByText("Looks fine, documents are complete.")).toBeVisible();
  await agent.reply("Yes: in Settings, under Limits.");
  await expect(customer.messages.getByText("Yes: in Settings, under Limits.")).toBeVisible();
  await expect(customer.messages.getByText("Looks fine, documents are complete.")).toHaveCount(0);
});

test("what is written while offline arrives once, in order, when the connection is back", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Before the tunnel");
  await customer.page.context().setOffline(true);
  for (const text of ["In the tunnel, one", "In the tunnel, two"]) await customer.write(text);
  await customer.page.context().setOffline(false);
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("In the tunnel, two");
  const texts = agent.messages.getByText(/tunnel/);
  await expect(texts).toHaveText([/Before the tunnel/, /In the tunnel, one/, /In the tunnel, two/]);
});

test("a reload keeps the conversation", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Is the network busy today?");
  await customer.page.reload();
  await customer.page.getByRole("button", { name: /^(Open|Close) chat/ }).click();
  await expect(customer.messages.getByText("Is the network busy today?")).toBeVisible();
});

test("a reload keeps what was not yet sent, and sends it", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.page.context().route("**/widget/session", (route) => route.abort());
  await customer.begin("Written before the reload");
  await customer.page.context().unroute("**/widget/session");
  await customer.page.reload();
  await customer.page.getByRole("button", { name: /^(Open|Close) chat/ }).click();
  await expect(customer.messages.getByText("Written before the reload")).toBeVisible();
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Written before the reload");
});

test("an agent is warned before answering over a message not yet read", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("My card was declined.");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("My card was declined.");
  await agent.page.getByRole("textbox", { name: "Reply to the customer" }).fill("Please try again.");
  await customer.write("Never mind, it works now.");
  await expect(agent.page.getByText("Never mind, it works now.").first()).toBeVisible();
  await agent.page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(agent.page.locator("[data-newer]")).toBeVisible();
  await expect(customer.messages.getByText("Please try again.")).toHaveCount(0);
});

test("two who answer at once are told of each other", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Two of you may answer this.");
  const mia = await Agent.signIn(browser, desk, PEOPLE.agent);
  const leo = await Agent.signIn(browser, desk, PEOPLE.lead);
  await mia.openCase("Two of you may answer this.");
  await leo.openCase("Two of you may answer this.");
  await mia.page.getByRole("textbox", { name: "Reply to the customer" }).fill("An answer by Mia.");
  await expect(leo.page.locator(".writers")).toHaveText("Mia Novak is writing…");
  await leo.reply("An answer by Leo.");
  await expect(mia.page.locator("[data-newer]")).toContainText("has just answered");
  await mia.page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(customer.messages.getByText("An answer by Leo.")).toBeVisible();
  await expect(customer.messages.getByText("An answer by Mia.")).toHaveCount(0);
  await mia.page.getByRole("button", { name: "I have read it", exact: true }).click();
  await mia.page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(customer.messages.getByText("An answer by Mia.")).toBeVisible();
  // One's own words are no surprise: the next ones follow freely.
  await mia.reply("And one thing more.");
  await expect(customer.messages.getByText("And one thing more.")).toBeVisible();
  await expect(mia.page.locator("[data-newer]")).toHaveCount(0);
});
