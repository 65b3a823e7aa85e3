/** What the chain says: to a customer in the chat, to an agent beside the case, to anybody in the help centre. */
import { hashOf } from "../chain.ts";
import { expect, PEOPLE, pictures, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

test("a customer pastes a hash and is told what became of it; the agent sees the same", async ({
  browser,
  answering,
}) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin(`my transfer hangs since an hour ${hashOf("pending")}`);
  await expect(customer.messages).toContainText(/fee/i);
  await expect(customer.chat.getByRole("button", { name: "Yes, that helped" })).toBeVisible();
  await pictures(customer.page, "chain-answer");

  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("my transfer hangs since an hour");
  const section = agent.page.locator(".panel-section", {
    has: agent.page.getByRole("heading", { name: "On the chain" }),
  });
  await expect(section.getByText("Pending", { exact: true })).toBeVisible();
  await pictures(agent.page, "chain-panel");

  // Any other one can be pasted, and followed.
  await section.getByRole("textbox", { name: "Transaction or address" }).fill(hashOf("theft"));
  await section.getByRole("button", { name: "Look it up" }).click();
  const looked = section.locator(".chain-look").first();
  await expect(looked.getByText("Succeeded", { exact: true })).toBeVisible();
  await looked.getByRole("button", { name: "Follow" }).click();
  const trace = agent.page.getByRole("dialog", { name: /Where it went/ });
  await expect(trace.getByText("Northwind Exchange").first()).toBeVisible();
  await expect(trace.locator(".trace-steps li")).not.toHaveCount(0);
  await pictures(agent.page, "chain-trace");
});

test("a permission for a thief brings a person at once", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin(`is this ok? ${hashOf("approval")}`);
  await expect(customer.messages).toContainText("passing this on to a person");
  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("is this ok?");
  await agent.page.getByText(/^Handed to /).click();
  await expect(agent.page.getByText(/what the chain says needs a person/)).toBeVisible();
  await agent.page.getByRole("button", { name: "Why?" }).first().click();
  await expect(agent.page.getByRole("dialog")).toContainText("approval.drainer");
  await agent.page.keyboard.press("Escape");
});

test("anybody checks a transaction in the help centre, without a script", async ({ browser, answering }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${answering.url}/help/en/`);
  await page.getByRole("link", { name: "Check a transaction" }).click();
  await page.getByRole("textbox", { name: "Transaction or address" }).fill(hashOf("failed-swap"));
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.locator(".check-found")).toContainText("less than you allowed");
  await page.getByRole("textbox", { name: "Transaction or address" }).fill(`${"abandon ".repeat(11)}about`);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("secret of your wallet");
  await expect(page.getByRole("textbox", { name: "Transaction or address" })).toHaveValue("");
  await page.goto(`${answering.url}/help/zh-CN/check?q=${hashOf("confirming")}`);
  await expect(page.locator(".check-found")).toBeVisible();
  await context.close();
  const drawn = await (await browser.newContext()).newPage();
  await drawn.goto(`${answering.url}/help/en/check?q=${hashOf("confirming")}`);
  await pictures(drawn, "chain-check");
});

test("a list of known addresses is added, read, and brought back after it was removed", async ({
  browser,
  answering,
}) => {
  const { page } = await Agent.signIn(browser, answering, PEOPLE.admin);
  await page.goto(`${answering.url}/console/settings/chains`);
  const lists = page.getByRole("region", { name: "Lists of known addresses" });
  await expect(lists).toContainText("No lists");
  await lists.getByRole("button", { name: "Add a list" }).click();
  const editor = page.getByRole("dialog", { name: "Add a list" });
  await editor.getByRole("textbox", { name: "Name" }).fill("Under sanctions");
  await editor.getByRole("radio", { name: "Text or a file" }).check({ force: true });
  await editor
    .getByRole("textbox", { name: "Text of the list" })
    .fill(`0x8589427373D6D84E98730D7795D8f6f8731FDA16\n0x00000000000000000000000000000000000e0c01\nnobody`);
  await pictures(page, "settings-address-list-new");
  await editor.getByRole("button", { name: "Save" }).click();
  const row = lists.getByRole("row", { name: /Under sanctions/ });
  await expect(row).toContainText("2");
  await expect(row).toContainText("sanctioned");
  await pictures(page, "settings-address-lists");
  await row.getByRole("button", { name: "Under sanctions" }).click();
  const opened = page.getByRole("dialog", { name: "Under sanctions" });
  await expect(opened).toContainText("2 addresses, plain lines");
  await pictures(page, "settings-address-list");
  await opened.getByRole("button", { name: "Delete" }).click();
  await page
    .getByRole("dialog", { name: /^Delete/ })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(lists).toContainText("No lists");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(lists.getByRole("row", { name: /Under sanctions/ })).toBeVisible();
});

test("the settings show how the nodes are and keep what the platform says of itself", async ({
  browser,
  answering,
}) => {
  const { page } = await Agent.signIn(browser, answering, PEOPLE.admin);
  await page.goto(`${answering.url}/console/settings/chains`);
  await expect(page.getByText("Demo chain").first()).toBeVisible();
  const labels = page.getByRole("group", { name: "Known addresses" });
  await labels.getByRole("button", { name: "Add" }).click();
  await labels
    .getByRole("textbox", { name: "Address" })
    .last()
    .fill("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD");
  await labels.getByRole("textbox", { name: "Name" }).last().fill("Bridge of the north");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/letter that is missing or wrong/)).toBeVisible();
  await labels
    .getByRole("textbox", { name: "Address" })
    .last()
    .fill("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.reload();
  await expect(labels.getByRole("textbox", { name: "Name" }).last()).toHaveValue("Bridge of the north");
  await pictures(page, "settings-chains");
});
