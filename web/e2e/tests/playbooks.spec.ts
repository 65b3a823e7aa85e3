/** Playbooks: a flow is made on the screen, tried, published; a customer is taken through it, and staff see the answers. */
import type { Page } from "@playwright/test";
import { type Desk, expect, PEOPLE, pictures, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

async function admin(page: Page, desk: Desk, path = ""): Promise<void> {
  await desk.signIn(page, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/playbooks${path}`);
}

test("a flow is built, tried, published, played by a customer, and its answers reach the agent", async ({
  browser,
  page,
  answering,
}) => {
  await admin(page, answering);
  await page.getByRole("button", { name: "New playbook" }).first().click();
  await page.getByRole("textbox", { name: "Title" }).fill("Taxes");
  await page.getByRole("textbox", { name: "Name in links and records" }).fill("tax-papers");
  const intents = page.getByRole("combobox", { name: "Begins with" });
  await intents.fill("legal.tax");
  await page.getByRole("option", { name: /legal\.tax/ }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "What is said" }).fill("Which year is it for?");
  await page.getByRole("textbox", { name: "What staff call the answer" }).fill("Year");
  await page.getByRole("textbox", { name: "Words on button 1" }).fill("Last year");
  await page.getByRole("textbox", { name: "Words on button 2" }).fill("I found it myself");
  // A new step by the way, between the question and the person.
  await page.getByLabel("What button 1 leads to").selectOption({ label: "New step: Written answer" });
  await page.locator("#step-input-4 .flow-card-head").click();
  const input = page.locator("#step-input-4");
  await input.getByRole("textbox", { name: "What is said" }).fill("For which country?");
  await input.getByLabel("What is asked for").selectOption({ label: "Any words" });
  await input.getByRole("textbox", { name: "What staff call the answer" }).fill("Country");
  await expect(input.getByText("leads to no step yet.")).toBeVisible();
  const publish = page.getByRole("button", { name: "Publish" });
  await expect(publish).toBeDisabled();
  await input.getByRole("combobox", { name: "Then" }).selectOption({ label: "Person: person" });
  await expect(page.locator(".flow-problems")).toHaveCount(0);

  // Ctrl-Z takes the last change back, and it is made again.
  await page.keyboard.press("ControlOrMeta+z");
  await expect(input.getByText("leads to no step yet.")).toBeVisible();
  await input.getByRole("combobox", { name: "Then" }).selectOption({ label: "Person: person" });

  await page.getByRole("tab", { name: "Try it" }).click();
  const tried = page.locator(".flow-try");
  await tried.getByRole("button", { name: "Last year" }).click();
  await tried.getByRole("textbox").fill("Portugal");
  await tried.getByRole("button", { name: "Send" }).click();
  await expect(tried).toContainText("A person takes over.");
  await page.getByRole("tab", { name: "Drawing" }).click();
  await page.locator(".flow-node", { hasText: "Which year" }).click();
  await expect(page.locator("#step-question .flow-card-body")).toBeVisible();

  await publish.click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Published. It begins by itself")).toBeVisible();

  const customer = await Customer.visit(browser, answering);
  await customer.begin("I need a tax report of my trades, where is it?");
  await expect(customer.messages).toContainText("Which year is it for?");
  await pictures(customer.page, "playbook-widget");
  await customer.chat.getByRole("button", { name: "Last year" }).click();
  await expect(customer.messages).toContainText("For which country?");
  await customer.write("Portugal, since 2019");
  await expect(customer.messages).toContainText("passing this on to a person");

  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("Portugal, since 2019");
  const line = agent.page.getByText(/Guided flow tax-papers@1/);
  await expect(line).toContainText("Year: Last year · Country: ✓");
  await expect(line).not.toContainText("Portugal");
  await agent.page.getByRole("button", { name: "Why?" }).last().click();
  await expect(agent.page.getByRole("dialog")).toContainText("tax-papers, version 1, step person");
});

test("what is not saved is not lost by a click, and words that nobody may say are not kept", async ({
  page,
  answering,
}) => {
  await admin(page, answering);
  await page.locator("tbody tr", { hasText: "cannot-log-in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "I cannot log in" })).toBeVisible();
  await expect(page.locator(".flow-svg")).toBeVisible();
  const said = page.getByRole("textbox", { name: "What is said" });
  await said.fill("Please send us your recovery phrase.");
  await expect(page.locator(".flow-problems")).toContainText("may not be said to customers");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert").or(page.locator(".ui-banner")).first()).toContainText(
    /recovery phrase/,
  );
  await page.getByRole("link", { name: "Routing" }).click();
  const asked = page.getByRole("dialog");
  await asked.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.locator(".flow-problems")).toHaveCount(0);
  await pictures(page, "settings-playbook");
  await page.getByRole("link", { name: "Routing" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Routing" })).toBeVisible();
});
