import { expect, PEOPLE, pictures, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

test("a question is answered from an article, and a yes ends it", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("what is my daily withdrawal limit, where do i see it??");
  const source = customer.chat.getByRole("link", { name: /withdrawal/i }).first();
  await expect(source).toBeVisible();
  await expect(customer.chat.getByRole("button", { name: "Yes, that helped" })).toBeInViewport();
  await pictures(customer.page, "bot-answer");

  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("what is my daily withdrawal limit");
  await agent.page.getByRole("button", { name: "Why?" }).first().click();
  const why = agent.page.getByRole("dialog", { name: "Why the assistant wrote this" });
  await expect(why).toContainText("withdrawal.limit");
  await pictures(agent.page, "bot-why");
  await why.getByRole("button", { name: "Close" }).first().click();
  const suggested = agent.page.getByRole("heading", { name: "Suggested answers" });
  await expect(suggested).toBeVisible();
  await pictures(agent.page, "bot-suggested");

  await customer.chat.getByRole("button", { name: "Yes, that helped" }).click();
  await expect(customer.chat.getByRole("button", { name: "Yes, that helped" })).toHaveCount(0);
  await expect(customer.messages).toContainText("Good to hear");
});

test("what cannot wait brings a person, with what to do meanwhile", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("HELP someone is stealing all my coins right now!!!");
  await expect(customer.messages).toContainText("Our security team is being called right now");
  await pictures(customer.page, "bot-urgent");
  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("someone is stealing all my coins");
  await agent.page.getByText(/^Handed to Security/).click();
  await expect(agent.page.getByText(/The assistant handed this over/)).toBeVisible();
  await pictures(agent.page, "bot-handed-over");
});

test("a message is tried, and it is seen where it would go and what would be said", async ({
  browser,
  answering,
}) => {
  const agent = await Agent.signIn(browser, answering, "ada@nimbus.example");
  await agent.page.goto(`${answering.url}/console/settings/routing`);
  await agent.page
    .getByRole("textbox", { name: "What a customer would write" })
    .fill("我的助记词被别人看到了");
  await agent.page.getByRole("button", { name: "Where would it go?" }).click();
  await expect(agent.page.locator(".routing-found")).toContainText("新钱包");
  await expect(agent.page.locator(".routing-found")).toContainText("Security");
  await pictures(agent.page, "settings-routing");
});

test("a greeting offers topics and a person, who is there by one press", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("Hello");
  const person = customer.chat.getByRole("button", { name: "Talk to a person" });
  await expect(person).toBeInViewport();
  await pictures(customer.page, "bot-greeting");
  await person.click();
  await expect(customer.messages).toContainText("I am passing this on to a person of our team");
  const agent = await Agent.signIn(browser, answering, PEOPLE.agent);
  await agent.page.goto(`${answering.url}/console/inbox/all`);
  await agent.page.locator(".row", { hasText: "Talk to a person" }).getByRole("link").click();
  await expect(agent.messages.getByText("Talk to a person").last()).toBeVisible();
  await agent.reply("Good day, this is Mia. What is it about?");
  await expect(customer.messages.getByText("Good day, this is Mia. What is it about?")).toBeVisible();
});
