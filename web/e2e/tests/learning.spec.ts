import { expect, pictures, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

test("a colleague says what a message is about, and takes it back", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("please a human: the blorp of my quux does not gribble");
  const agent = await Agent.signIn(browser, answering);
  const { page } = agent;
  await agent.openCase("the blorp of my quux");
  const meaning = page.getByRole("button", { name: /^What this is about/ });
  await meaning.click();
  await page.getByRole("combobox", { name: "What this is about" }).fill("network fee");
  await page
    .getByRole("option", { name: /Network fee/ })
    .first()
    .click();
  await expect(page.getByText("Noted. The assistant will learn it.")).toBeVisible();
  await expect(meaning).toContainText("Network fee or gas");
  await page.getByRole("button", { name: "Take back what was said it is about" }).click();
  // It is read as before, whatever that is.
  await expect(meaning).toContainText(/Wants a person|Not clear what this is about/);
});

test("what colleagues said is listed, and one of it is taken back", async ({ browser, answering }) => {
  const admin = await Agent.signIn(browser, answering, "ada@nimbus.example");
  const { page } = admin;
  const list = `${answering.url}/console/settings/quality/corrections`;
  await page.goto(list);
  await expect(page.getByText("Nobody has corrected anything yet")).toBeVisible();
  await pictures(page, "corrections-none");
  const customer = await Customer.visit(browser, answering);
  await customer.begin("please a human: the flumph of my zorgle does not gribble, mail flumph@example.org");
  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("the flumph of my zorgle");
  await agent.page.getByRole("button", { name: /^What this is about/ }).click();
  await agent.page.getByRole("combobox", { name: "What this is about" }).fill("network fee");
  await agent.page
    .getByRole("option", { name: /Network fee/ })
    .first()
    .click();
  await expect(agent.page.getByText("Noted. The assistant will learn it.")).toBeVisible();
  await page.goto(`${answering.url}/console/settings/quality`);
  await page.getByRole("link", { name: "Corrections" }).click();
  await expect(page).toHaveURL(list);
  const row = page.getByRole("row").filter({ hasText: "flumph of my zorgle" });
  await expect(row).toContainText("Network fee");
  await expect(row).toContainText("Not yet");
  await pictures(page, "corrections");
  // The filters stand in the address.
  await page.getByRole("combobox", { name: "Intent" }).click();
  await page.getByRole("option", { name: "Account taken over" }).click();
  await expect(page.getByText("No corrections like these")).toBeVisible();
  await expect(page).toHaveURL(/intent=/);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await row.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("Taken back", { exact: true })).toBeVisible();
  await expect(page.getByText("Nobody has corrected anything yet")).toBeVisible();
});

test("what nothing answered becomes an article", async ({ browser, answering }) => {
  for (const text of ["wallet on smart fridge possible?", "can I install the wallet on a smart fridge"]) {
    const customer = await Customer.visit(browser, answering);
    await customer.begin(text);
    await expect(customer.messages.getByRole("article", { name: /^Assistant/ })).toBeVisible();
    const handed = customer.messages.getByText("I am passing this on to a person");
    // Nothing that is offered fits, where something is.
    const person = customer.chat.getByRole("button", { name: /^(None of these|Talk to a person)/ }).last();
    await expect(handed.or(person).first()).toBeVisible();
    if (await person.isVisible()) await person.click();
    await expect(handed).toBeVisible();
  }
  const agent = await Agent.signIn(browser, answering, "ada@nimbus.example");
  const { page } = agent;
  await page.goto(`${answering.url}/console/knowledge/unanswered`);
  await expect(page.getByRole("heading", { name: "Questions without an answer" })).toBeVisible();
  const group = page.getByRole("listitem").filter({ hasText: "smart fridge" }).first();
  await expect(group).toContainText("2 questions");
  await pictures(page, "unanswered");
  await group.getByRole("button", { name: "Write the article" }).click();
  const dialog = page.getByRole("dialog", { name: "Write the article" });
  await dialog.getByLabel("Title").fill("Our wallet on other devices");
  await dialog.getByRole("button", { name: "Begin to write" }).click();
  await expect(page).toHaveURL(/\/console\/knowledge\/topics\//);
  await expect(page.getByRole("textbox", { name: "Way 1" })).toHaveValue(/smart fridge/);
});
