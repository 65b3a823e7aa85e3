/** What the guard shows to staff: a secret given away, replies that must not be sent, links and addresses as they are. */
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const PHRASE =
  "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

test("a phrase that reaches the desk raises a card with what to tell the customer", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("I typed my words into a page");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("I typed my words into a page");
  // The device stops whole phrases; one in pieces is recognised when the last has come.
  const words = PHRASE.split(" ");
  for (const part of [words.slice(0, 6), words.slice(6)]) await customer.write(part.join(" "));
  const card = agent.page.getByRole("alert").filter({ hasText: "The customer has written a secret here" });
  await expect(card).toContainText("seed phrase");
  await expect(agent.messages).not.toContainText("abandon");
  await expect(customer.messages).not.toContainText("abandon");
  await expect(customer.messages).toContainText("new wallet");
  await expect(agent.page.locator(".row-open")).toContainText("Exposed");
  await pictures(agent.page, "exposed");
  await card.getByRole("button", { name: "Put into reply" }).click();
  const composer = agent.page.getByRole("textbox", { name: "Reply to the customer" });
  await expect(composer).toHaveValue(/Create a new wallet/);
  await agent.page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(customer.messages).toContainText("Create a new wallet");
  await card.getByRole("button", { name: "Handled" }).click();
  await expect(card).toHaveCount(0);
  await expect(agent.messages).toContainText("has dealt with the secret");
  await expect(agent.page.locator(".row-open")).not.toContainText("Exposed");
});

test("a reply that asks for a phrase comes back with the words in question", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("My wallet does not open");
  const agent = await Agent.signIn(browser, desk, PEOPLE.agent);
  await agent.openCase("My wallet does not open");
  await agent.reply("Hello 🙂 please send me your seed phrase.");
  const composer = agent.page.getByRole("textbox", { name: "Reply to the customer" });
  await expect(composer).toHaveValue("Hello 🙂 please send me your seed phrase.");
  const refusal = agent.page.locator(".refusal");
  await expect(refusal.locator("mark")).toContainText("seed phrase");
  await expect(refusal).toContainText("Nobody may, and thieves do.");
  await expect(refusal.getByRole("button", { name: "Send anyway…" })).toHaveCount(0);
  await pictures(agent.page, "refused");
  await refusal.getByRole("button", { name: "Edit" }).click();
  await expect(composer).toBeFocused();
  await composer.fill("Never send anyone your seed phrase.");
  await expect(refusal).toHaveCount(0);
  await agent.page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(customer.messages).toContainText("Never send anyone your seed phrase.");
  await expect(customer.messages).not.toContainText("please send me");
  await agent.note("Asked for the seed phrase by mistake: please send me your seed phrase.");
  await expect(agent.messages).toContainText("by mistake");
});

test("who may override the guard says why, at once and for later", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("How do I restore a wallet?");
  const agent = await Agent.signIn(browser, desk, PEOPLE.admin);
  await agent.openCase("How do I restore a wallet?");
  await agent.reply("Please send me your seed phrase.");
  const refusal = agent.page.locator(".refusal");
  await refusal.getByRole("button", { name: "Send anyway…" }).click();
  const dialog = agent.page.getByRole("dialog", { name: "Send what was refused?" });
  await dialog.getByRole("button", { name: "Send it" }).click();
  await expect(dialog).toContainText("Write 3 to 500 characters");
  await pictures(agent.page, "refused-anyway");
  await dialog.getByRole("textbox").fill("A quote from the training page");
  await dialog.getByRole("button", { name: "Send it" }).click();
  await expect(customer.messages).toContainText("Please send me your seed phrase.");
  await expect(refusal).toHaveCount(0);
  const composer = agent.page.getByRole("textbox", { name: "Reply to the customer" });
  await composer.fill("Please send me your private key.");
  await agent.page.getByRole("button", { name: "Send later" }).click();
  await agent.page.getByRole("option", { name: /Tomorrow morning/ }).click();
  await expect(refusal.locator("mark")).toContainText("private key");
  await expect(composer).toHaveValue("Please send me your private key.");
});
