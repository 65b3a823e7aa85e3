/** A theft in progress: what the customer sees and does at once, and what the team has before it has asked anything. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, fits, picture, pictures, sound, testWithBot } from "../harness.ts";
import { Agent, Customer, vouched } from "../people.ts";

const test = testWithBot();
const HELP = "HELP someone is stealing all my coins right now!!!";
const HASH = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";

test("who is robbed freezes the account and tells what the team needs", async ({ browser, answering }) => {
  const admin = await Agent.signIn(browser, answering, "ada@nimbus.example");
  const token = await vouched(admin, answering, "nimbus-20013");
  const customer = await Customer.visit(browser, answering);
  await customer.page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token);
  await customer.begin(HELP);
  await expect(customer.messages).toContainText("1. Freeze your account with the red button");
  await expect(customer.messages).toContainText("You hear from a person at least every 30 minutes");
  const freeze = customer.chat.getByRole("region", { name: "Freeze my account" });
  await expect(freeze.getByRole("button", { name: "Freeze my account now" })).toBeInViewport();
  await expect(customer.chat.getByText("1. Freeze your account")).toBeInViewport();
  await expect(customer.chat.locator(".queue")).toBeHidden();
  await expect(customer.chat.locator(".thread-who p")).toBeHidden();
  await pictures(customer.page, "theft-chat");
  await sound(customer.page);

  await freeze.getByRole("button", { name: "Freeze my account now" }).click();
  await freeze.getByRole("button", { name: "Cancel" }).click();
  await freeze.getByRole("button", { name: "Freeze my account now" }).click();
  await expect(freeze.getByRole("button", { name: "Yes, freeze it" })).toBeFocused();
  await freeze.getByRole("button", { name: "Yes, freeze it" }).click();
  await expect(freeze.getByRole("status")).toHaveText("Your account is frozen. Our team was told.");
  // Who comes back reads that it is frozen, and since when.
  await customer.page.reload();
  await customer.page.getByRole("button", { name: /^(Open|Close) chat/ }).click();
  await expect(freeze.getByRole("heading", { name: "Account frozen" })).toBeVisible();
  await expect(freeze.getByText(/^Frozen on /)).toBeVisible();
  await expect(freeze.getByRole("button", { name: "Freeze my account now" })).toHaveCount(0);

  const form = customer.chat.getByRole("form", { name: "While a person comes" });
  await form.getByRole("button", { name: "Send answers" }).click();
  await expect(form.getByRole("alert")).toHaveText("Answer at least one question.");
  await form.getByRole("radio", { name: "Yes, coins are leaving" }).check();
  await form.getByRole("button", { name: "Now" }).click();
  await form.getByRole("textbox", { name: "Which transactions were not yours?" }).fill(HASH);
  const before = form.getByRole("textbox", { name: "What happened before it?" });
  await before.fill("legal winner thank year wave sausage worth useful legal winner thank yellow");
  await form.getByRole("button", { name: "Send answers" }).click();
  await expect(form.getByRole("alert")).toContainText("looks like a phrase");
  await before.fill("A caller from “support” looked at my screen");
  await pictures(customer.page, "theft-form");
  await form.getByRole("button", { name: "Send answers" }).click();
  await expect(customer.chat.getByText("Your answers were sent")).toBeVisible();
  await expect(customer.messages).toContainText(HASH);
  await expect(customer.chat.getByRole("button", { name: "Add or correct something" })).toBeVisible();
  await pictures(customer.page, "theft-sent");

  const agent = await Agent.signIn(browser, answering);
  await agent.page.goto(`${answering.url}/console/inbox/all`);
  await agent.page.locator(".row", { hasText: "Is it still going on" }).getByRole("link").click();
  await expect(agent.page.locator(".thread-head").getByText("Theft", { exact: true })).toBeVisible();
  const panel = agent.page.getByRole("complementary", { name: "Customer" });
  await expect(panel.getByRole("heading", { name: "What the customer told" })).toBeVisible();
  await expect(panel).toContainText("A caller from “support” looked at my screen");
  await expect(agent.messages).toContainText("The customer pressed the freeze button in the chat");
  await sound(agent.page);
  await pictures(agent.page, "theft-case");
});

test("who is not signed in enters the code that they kept, and reads it in their language", async ({
  browser,
  answering,
}) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin("有人正在盗走我的币，快帮帮我！");
  // The page is in English, and the bot's words are not: the cards speak as the bot does.
  const freeze = customer.chat.getByRole("region", { name: "冻结我的账户" });
  await expect(customer.messages).toContainText("点击红色按钮冻结账户");
  await freeze.getByRole("textbox", { name: "冻结码" }).fill("frz_wrong");
  await freeze.getByRole("button", { name: "立即冻结我的账户" }).click();
  await expect(freeze.getByRole("alert")).toContainText("此冻结码无法使用");
  await pictures(customer.page, "theft-code");
});

test("who did not log in says so by a button, and freezes the account by the next one", async ({
  browser,
  answering,
}) => {
  const admin = await Agent.signIn(browser, answering, "ada@nimbus.example");
  const token = await vouched(admin, answering, "nimbus-20019");
  const customer = await Customer.visit(browser, answering);
  await customer.page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token);
  await customer.begin("I want to talk to a person");
  await expect(customer.messages).toContainText("passing this on to a person");
  const { request } = admin.page;
  const headers = { origin: answering.url };
  const made = await request.post(`${answering.url}/api/v1/api-tokens`, {
    headers,
    data: { name: "platform", scopes: ["accounts.events"] },
  });
  const { token: bearer } = await made.json();
  const happened = async (id: string, kind: string) => {
    const told = await customer.page.request.post(`${answering.url}/api/v1/platform/events`, {
      headers: { authorization: `Bearer ${bearer}` },
      data: { id, kind, customer: "nimbus-20019", at: new Date().toISOString() },
    });
    expect(await told.json()).toEqual({ outcome: "told" });
  };
  await happened("e2e-1", "withdrawal.completed");
  await expect(customer.messages).toContainText("Your withdrawal has been sent. Was it you?");
  await customer.chat.getByRole("button", { name: "It was me" }).click();
  await expect(customer.messages).toContainText("Then nothing is wrong");
  await expect(customer.chat.getByRole("button", { name: "It was not me" })).toBeVisible();
  await happened("e2e-2", "login.new_device");
  await expect(customer.chat.getByRole("button", { name: "It was not me" })).toBeVisible();
  await sound(customer.page);
  await pictures(customer.page, "was-it-you");
  await customer.chat.getByRole("button", { name: "It was not me" }).click();
  const freeze = customer.chat.getByRole("region", { name: "Freeze my account" });
  await expect(freeze.getByRole("button", { name: "Freeze my account now" })).toBeInViewport();
  await expect(customer.chat.getByRole("form", { name: "While a person comes" })).toBeVisible();
  await pictures(customer.page, "was-it-you-no");
});

test("the form is edited with the flow", async ({ browser, answering }) => {
  const { page } = await Agent.signIn(browser, answering, "ada@nimbus.example");
  const all = await (await page.request.get(`${answering.url}/api/v1/playbooks`)).json();
  const { id } = all.items.find((it: { slug: string }) => it.slug === "theft");
  await page.goto(`${answering.url}/console/settings/playbooks/${id}`);
  const question = page.getByRole("group", { name: "Question 1", exact: true });
  await expect(question.getByRole("textbox", { name: "Words of question 1" })).toHaveValue(
    "Is it still going on?",
  );
  await page.getByRole("button", { name: "Move question 1 down" }).click();
  await expect(page.getByRole("textbox", { name: "Words of question 2" })).toHaveValue(
    "Is it still going on?",
  );
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("textbox", { name: "Words of question 9" }).fill("Who else knows?");
  await sound(page);
  await pictures(page, "playbook-form");
});

test("a theft is answered in the language of whoever tells it, with its form, on a narrow phone", async ({
  browser,
  answering,
}) => {
  const top = resolve(import.meta.dirname, "../../..");
  const flows = join(top, "content/playbooks");
  const tags = readdirSync(flows, { withFileTypes: true }).filter((it) => it.isDirectory());
  expect(tags.length).toBeGreaterThan(2);
  for (const { name: locale } of tags) {
    const own =
      /^bot-theft = (.+)$/m.exec(readFileSync(join(top, "locales", locale, "bot.ftl"), "utf8"))?.[1] ?? "";
    const flow = readFileSync(join(flows, locale, "theft.toml"), "utf8");
    const said = /^text = """\n(.+)$/m.exec(flow)?.[1] ?? "";
    const asked = /^\[steps\.steps\.form\.still\]\nlabel = "(.+)"$/m.exec(flow)?.[1] ?? "";
    const context = await browser.newContext({
      locale,
      viewport: { width: 320, height: 640 },
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(`${answering.url}/chat`);
    await page.locator("textarea").fill(own);
    await page.locator("textarea").press("Enter");
    await expect(page.getByText(said).first(), locale).toBeVisible();
    await expect(page.getByText(asked).first(), locale).toBeAttached();
    await fits(page);
    await picture(page, `theft-in-${locale}`);
    await context.close();
  }
});
