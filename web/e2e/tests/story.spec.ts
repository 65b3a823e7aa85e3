/** The whole story in two browsers: asked, answered, resolved, rated; and what was resolved by mistake comes back. */
import { expect, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("a customer asks, an agent answers and resolves with a reason, the customer rates, the agent sees it", async ({
  browser,
  desk,
}) => {
  const agent = await Agent.signIn(browser, desk, PEOPLE.agent);
  const { page } = agent;
  await page.goto(`${desk.url}/console/inbox/all`);
  await expect(page.locator(".row").first()).toBeVisible();

  // It comes up in the list of whoever has it open, without a reload.
  const customer = await Customer.visit(browser, desk);
  await customer.begin("My staking reward of March is missing.");
  const row = page.locator(".row", { hasText: "My staking reward of March is missing." });
  await expect(row).toBeVisible({ timeout: 3_000 });
  await row.getByRole("link").click();
  await expect(agent.messages.getByText("My staking reward of March is missing.")).toBeVisible();

  await agent.reply("It was paid today at noon; please look again.");
  await expect(customer.messages.getByText("It was paid today at noon; please look again.")).toBeVisible();
  await expect(agent.messages.getByRole("img", { name: "Read by the customer" })).toBeVisible();
  await customer.write("It is there, thank you.");
  await expect(agent.messages.getByText("It is there, thank you.")).toBeVisible();
  const address = new URL(page.url()).pathname;

  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Resolve" });
  await dialog.getByRole("radio", { name: "Duplicate" }).check({ force: true });
  await dialog.getByRole("checkbox", { name: "Ask the customer for a rating" }).check();
  await dialog.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Case #\d+ resolved/ })).toBeVisible();

  const { chat } = customer;
  await chat.getByRole("radio", { name: "5 of 5: very good" }).check({ force: true });
  await chat.getByRole("textbox", { name: /What went well/ }).fill("Quick, kind and right");
  await pictures(customer.page, "story-rating");
  await chat.getByRole("button", { name: "Send rating" }).click();
  await expect(chat.getByText("Thank you for your rating.")).toBeVisible();

  // The case with its reason, and what the customer thought of it.
  await page.goto(`${desk.url}${address}`);
  await expect(agent.messages).toContainText(/Mia .*resolved the case.*Duplicate/s);
  const panel = page.locator(".panel-body");
  await expect(panel.getByText("5/5")).toBeVisible();
  await expect(panel.getByText("Quick, kind and right")).toBeVisible();
  await sound(page);
  await pictures(page, "story-rated");
});

test("what was resolved by mistake is undone in time, and the customer waits as before", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Which network do I choose for USDT?");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Which network do I choose for USDT?");
  const { page } = agent;
  const address = new URL(page.url()).pathname;
  const id = address.split("/").at(-1);
  const found = async () => (await page.request.get(`${desk.url}/api/v1/cases/${id}`)).json();
  const before = await found();
  expect(before.waiting_since).not.toBeNull();

  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Resolve", exact: true }).click();
  const told = page.getByRole("status").filter({ hasText: /resolved/ });
  await expect(told).toBeVisible();
  await expect(customer.chat.getByRole("radio", { name: /of 5/ }).first()).toBeAttached();
  // Whoever points at it has time to think.
  await told.hover();
  await pictures(page, "story-undo");
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(told).toHaveCount(0);

  // Back on the screen, open, with the wait that it had; and nobody is asked to rate what goes on.
  await expect(page).toHaveURL(new RegExp(`${id}$`));
  await expect(agent.messages.getByText("Which network do I choose for USDT?")).toBeVisible();
  await expect(page.getByRole("button", { name: "Resolve", exact: true })).toBeVisible();
  const after = await found();
  expect([after.state, after.waiting_since]).toEqual(["open", before.waiting_since]);
  await page.goto(`${desk.url}/console/inbox/waiting`);
  // Who has waited for the least time is last, and only the rows on the screen are drawn.
  await expect(async () => {
    await page.locator(".rows").evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
    const row = page.locator(".row", { hasText: "Which network do I choose for USDT?" });
    await expect(row).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(customer.chat.getByRole("radio", { name: /of 5/ })).toHaveCount(0);
  // What the talk keeps of it is true as well: nobody has to open anything again.
  await expect(customer.messages).toContainText("If anything is open, just write.");
  await expect(customer.messages).not.toContainText("open it again");
  await pictures(customer.page, "story-undone");

  // And the talk goes on.
  await page.goto(`${desk.url}${address}`);
  await agent.reply("TRON, if your wallet has it.");
  await expect(customer.messages.getByText("TRON, if your wallet has it.")).toBeVisible();
});

test("an offer to undo goes away by itself, and the case stays resolved", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Thanks, that was all.");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Thanks, that was all.");
  const { page } = agent;
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Resolve", exact: true }).click();
  const told = page.getByRole("status").filter({ hasText: /resolved/ });
  await expect(told).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(told).toHaveCount(0, { timeout: 15_000 });
  const found = await (await page.request.get(`${desk.url}/api/v1/cases/${id}`)).json();
  expect(found.state).toBe("resolved");
  // Later it is opened again where it stands.
  await page.goto(`${desk.url}/console/inbox/resolved/${id}`);
  await page.getByRole("button", { name: "Reopen", exact: true }).click();
  await expect(page.getByRole("button", { name: "Resolve", exact: true })).toBeVisible();
});
