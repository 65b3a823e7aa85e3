/** A customer shows who they are, in the chat, with a real mail server and a passkey; the agent sees it at once. */
import type { Page } from "@playwright/test";
import { Desk, expect, PEOPLE, pictures, test } from "../harness.ts";
import { Mailbox } from "../mailbox.ts";
import { Agent, Customer } from "../people.ts";
import { Wallet } from "../wallet.ts";

// One server for all of them: it takes a while to start.
test.describe.configure({ mode: "serial" });

const TITLE = "Please show that it is you";

let mailbox: Mailbox;
let mailing: Desk;

test.beforeAll(async () => {
  mailbox = await Mailbox.open();
  mailing = await Desk.start({
    OMBUD_MAIL__URL: mailbox.url,
    OMBUD_MAIL__FROM: "Help <help@nimbus.example>",
  });
});

test.afterAll(async () => {
  await mailing.stop();
  mailbox.close();
});

test("an agent asks for a proof, the customer gives it by a mailed code", async ({ browser }) => {
  const customer = await Customer.visit(browser, mailing);
  await customer.begin("Please unfreeze my account");
  const mia = await Agent.signIn(browser, mailing, PEOPLE.lead);
  await mia.openCase("Please unfreeze my account");
  const panel = mia.page.getByRole("complementary", { name: "Customer" });
  await panel.getByRole("button", { name: "Ask for proof" }).click();
  await mia.page.getByRole("menuitem", { name: "Mail code or better" }).click();
  await expect(mia.page.locator(".thread-head")).toContainText("Proof asked for: Mail code");

  const card = customer.chat.getByRole("region", { name: TITLE });
  await expect(card).toContainText("a code by mail or better");
  await pictures(customer.page, "proof-asked");
  await card.getByRole("textbox", { name: "Your mail address" }).fill("zoe@wallet.example");
  await card.getByRole("button", { name: "Send a code" }).click();
  await expect(card).toContainText("Never tell it to anybody");
  const code = await mailbox.code("zoe@wallet.example");
  await card.getByRole("textbox", { name: "Code of eight digits" }).fill("0000 0000");
  await card.getByRole("button", { name: "Check" }).click();
  await expect(card.getByRole("alert")).toContainText("Tries left: 4");
  await pictures(customer.page, "proof-code");
  await card.getByRole("textbox", { name: "Code of eight digits" }).fill(code);
  await card.getByRole("button", { name: "Check" }).click();
  await expect(customer.messages.getByText("You have proved who you are.")).toBeVisible();
  await expect(card).toHaveCount(0);

  await expect(mia.page.locator(".thread-head")).toContainText("Proved: Mail code");
  await expect(mia.messages).toContainText("The customer proved who they are: Mail code");
  await expect(panel.getByRole("list", { name: "Proofs that were given" })).toContainText(
    "z•••@w•••.example",
  );
  await pictures(mia.page, "proof-given");
});

test("an agent asks for one address, and the customer signs for it with a wallet", async ({ browser }) => {
  const wallet = new Wallet(7);
  const customer = await Customer.visit(browser, mailing, (context) => wallet.install(context));
  await customer.begin(`I sent it to ${wallet.address}`);
  const mia = await Agent.signIn(browser, mailing, PEOPLE.lead);
  await mia.openCase("I sent it to");
  const panel = mia.page.getByRole("complementary", { name: "Customer" });
  // What the chain says comes later than the rest, and moves what is below it.
  await expect(panel.locator(".chain-look")).toBeVisible();
  const ask = async () => {
    await panel.getByRole("button", { name: "Ask for proof" }).click();
    await mia.page.getByRole("menuitem", { name: "A wallet’s address…" }).click();
    const dialog = mia.page.getByRole("dialog", { name: "Ask for the proof of an address" });
    await expect(dialog.getByRole("textbox", { name: "Address" })).toHaveValue(wallet.address);
    await dialog.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await ask();
  const card = customer.chat.getByRole("region", { name: TITLE });
  await expect(card).toContainText(wallet.address);
  await card.getByRole("button", { name: "Sign with the wallet of this browser" }).click();
  const given = customer.messages.getByText(`You have shown that ${wallet.address} is yours.`);
  await expect(given).toBeVisible();
  await expect(mia.page.locator(".thread-head")).toContainText("Proved: Wallet signature");
  await expect(mia.messages).toContainText(`The customer proved that ${wallet.address} is theirs`);

  // By hand, with a signature of another key first.
  await ask();
  await card.getByRole("button", { name: "Show a wallet by a signature" }).click();
  const text = await card.getByRole("textbox", { name: "Sign this text with your wallet" }).inputValue();
  const signature = card.getByRole("textbox", { name: "The signature" });
  await signature.fill("0x1234");
  await card.getByRole("button", { name: "Check" }).click();
  await expect(card.getByRole("alert")).toContainText("does not look like a whole signature");
  await signature.fill(new Wallet(8).sign(text));
  await card.getByRole("button", { name: "Check" }).click();
  await expect(card.getByRole("alert")).toContainText("of another key");
  await pictures(customer.page, "proof-wallet");
  await signature.fill(wallet.sign(text));
  await card.getByRole("button", { name: "Check" }).click();
  await expect(given).toHaveCount(2);
  await expect(card).toHaveCount(0);

  // Whoever cannot sign is not left alone with the card: a person reads it.
  await ask();
  await card.getByRole("button", { name: "I cannot sign with this wallet" }).click();
  await expect(card).toContainText("a person answers here");
  await expect(mia.messages).toContainText("I cannot sign with this wallet. Is there another way?");
});

test("a customer chooses among the wallets of the browser, removes one, and staff removes the other", async ({
  browser,
}) => {
  const [real, other] = [new Wallet(11), new Wallet(12)];
  const PNG =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const uuid = (n: number) => `350670db-19fa-4704-a166-e52e178b590${n}`;
  const customer = await Customer.visit(browser, mailing, (context) =>
    Wallet.announce(context, [
      { name: "Rabby", icon: PNG, uuid: uuid(1), signs: real },
      { name: "Frame", icon: "https://track.example/icon.png", uuid: uuid(2), signs: other },
      // Under the first one's id, and with a script for a picture.
      { name: "Thief", icon: "javascript:alert(1)", uuid: uuid(1) },
    ]),
  );
  await customer.begin("Which wallet is mine?");
  const menu = async (name: string) => {
    await customer.chat.getByRole("button", { name: "More options" }).first().click();
    await customer.chat.getByRole("button", { name, exact: true }).click();
  };
  await menu("My data");
  const data = customer.chat.getByRole("dialog", { name: "My data", exact: true });
  await data.getByRole("button", { name: "Add a wallet" }).click();
  const choices = data.getByRole("button", { name: /^Sign with/ });
  await expect(choices).toHaveText(["Sign with Rabby", "Sign with Frame"]);
  await expect(choices.nth(0).locator("img")).toHaveAttribute("src", PNG);
  await expect(choices.nth(1).locator("img")).toHaveCount(0);
  await pictures(customer.page, "wallet-choice");
  await data.getByRole("button", { name: "Sign with Rabby" }).click();
  const list = data.getByRole("list", { name: "Wallets" });
  await expect(list).toContainText(real.address.slice(0, 6));
  await expect(data).toContainText("a wallet’s signature");

  // The agent sees it; the customer takes it away by two presses.
  const leo = await Agent.signIn(browser, mailing, PEOPLE.lead);
  await leo.openCase("Which wallet is mine?");
  const known = leo.page.getByRole("list", { name: "Known wallets" });
  await expect(known).toContainText(real.address.slice(0, 6));
  await data.getByRole("button", { name: /^Remove 0x/ }).click();
  await data.getByRole("button", { name: /^Yes, remove 0x/ }).click();
  await expect(list).toHaveCount(0);
  await expect(data).toContainText("nothing yet");
  await expect(customer.messages).toContainText("You removed the wallet");
  await expect(leo.messages).toContainText("The customer removed their wallet");
  await expect(known).toHaveCount(0);

  // Another one, which staff takes away with a reason.
  await data.getByRole("button", { name: "Add a wallet" }).click();
  await data.getByRole("button", { name: "Sign with Frame" }).click();
  await expect(list).toContainText(other.address.slice(0, 6));
  await pictures(customer.page, "my-data-wallet");
  await leo.page.reload();
  await known.getByRole("button", { name: /^Remove the wallet 0x/ }).click();
  const dialog = leo.page.getByRole("dialog", { name: "Remove the wallet" });
  await dialog.getByRole("button", { name: "Remove the wallet" }).click();
  await expect(dialog.locator(".ui-field-error")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Why" }).fill("Its key was stolen, they say");
  await dialog.getByRole("button", { name: "Remove the wallet" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(known).toHaveCount(0);
  await expect(leo.messages).toContainText("Its key was stolen, they say");
  await expect(customer.messages).toContainText("We removed the wallet");
  await expect(customer.messages).not.toContainText("Its key was stolen");
});

test("my data: a passkey is made and used, all is taken along, erasing is asked for", async ({ browser }) => {
  // A passkey needs a host name.
  const desk = mailing.url.replace("127.0.0.1", "localhost");
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${desk}/chat?inbox=demo`);
  await page.getByRole("textbox", { name: "Your message" }).fill("What do you know of me?");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const messages = page.getByRole("log", { name: "Messages" });
  await expect(messages.getByText("What do you know of me?")).toBeVisible();
  const menu = async (name: string) => {
    await page.getByRole("button", { name: "More options" }).first().click();
    await page.getByRole("button", { name, exact: true }).click();
  };
  await menu("My data");
  const data = page.getByRole("dialog", { name: "My data", exact: true });
  await expect(data).toContainText("nothing yet");
  await data.getByRole("button", { name: "For programs (JSON)" }).click();
  // The export wants a proof first, and goes on once it is given.
  const proof = page.getByRole("dialog", { name: TITLE });
  await proof.getByRole("textbox", { name: "Your mail address" }).fill("yan@wallet.example");
  await proof.getByRole("button", { name: "Send a code" }).click();
  await proof
    .getByRole("textbox", { name: "Code of eight digits" })
    .fill(await mailbox.code("yan@wallet.example"));
  const download = page.waitForEvent("download");
  await proof.getByRole("button", { name: "Check" }).click();
  expect((await download).suggestedFilename()).toBe("my-data.json");
  await expect(proof).toHaveCount(0);
  await data.getByRole("button", { name: "Close" }).click();

  await menu("My data");
  await expect(data).toContainText("a code by mail");
  await data.getByRole("button", { name: "Add a passkey" }).click();
  const opened = context.waitForEvent("page");
  await data.getByRole("link", { name: "Make it in a page of its own" }).click();
  const own = await opened;
  const keys = await context.newCDPSession(own);
  await keys.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2" as const,
    transport: "internal" as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await keys.send("WebAuthn.addVirtualAuthenticator", { options });
  await own.getByRole("textbox", { name: "What to call it" }).fill("My phone");
  await pictures(own, "passkey-new");
  await own.getByRole("button", { name: "Make the passkey" }).click();
  await expect(own.getByRole("status")).toContainText("Done");
  const { credentials } = await keys.send("WebAuthn.getCredentials", { authenticatorId });
  await own.close();

  const here = await context.newCDPSession(page);
  await here.send("WebAuthn.enable");
  const added = await here.send("WebAuthn.addVirtualAuthenticator", { options });
  for (const credential of credentials)
    await here.send("WebAuthn.addCredential", { authenticatorId: added.authenticatorId, credential });
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(data.getByRole("list", { name: "Passkeys" })).toContainText("My phone");
  await pictures(page, "my-data");
  await data.getByRole("button", { name: "Remove My phone" }).click();
  await proof.getByRole("button", { name: "Use a passkey" }).click();
  await expect(data.getByRole("list", { name: "Passkeys" })).toHaveCount(0);

  await data.getByRole("button", { name: "Ask to be erased" }).click();
  await data.getByRole("button", { name: "Yes, send the request" }).click();
  await expect(messages.getByText("I ask you to erase my personal data.")).toBeVisible();
  const lead = await Agent.signIn(browser, mailing, PEOPLE.lead);
  await lead.openCase("I ask you to erase my personal data.");
  await expect(lead.messages).toContainText("The customer asks to be erased");
});

test("the rules say what needs a proof", async ({ browser }) => {
  const admin = await Agent.signIn(browser, mailing, PEOPLE.admin);
  await admin.page.goto(`${mailing.url}/console/settings/proof`);
  const transcript = admin.page.getByRole("group", { name: "Before they take a conversation along" });
  await transcript.getByRole("combobox").selectOption({ label: "Code by mail" });
  await transcript.getByRole("spinbutton").fill("60");
  await admin.page.getByRole("button", { name: "Save" }).click();
  await expect(admin.page.getByText("Saved")).toBeVisible();
  await pictures(admin.page, "settings-proof");
});

test("a mailbox opens on another device what its owner wrote before", async ({ browser }) => {
  const chat = async (text: string) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${mailing.url}/chat?inbox=demo`);
    await page.getByRole("textbox", { name: "Your message" }).fill(text);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("log", { name: "Messages" }).getByText(text)).toBeVisible();
    return page;
  };
  const prove = async (page: Page) => {
    await page.getByRole("button", { name: "More options" }).first().click();
    await page.getByRole("button", { name: "My data", exact: true }).click();
    await page.getByRole("button", { name: "As a page" }).click();
    const proof = page.getByRole("dialog", { name: TITLE });
    await proof.getByRole("textbox", { name: "Your mail address" }).fill("wen@wallet.example");
    const before = mailbox.mails.length;
    await proof.getByRole("button", { name: "Send a code" }).click();
    const code = await mailbox.code("wen@wallet.example", before);
    await proof.getByRole("textbox", { name: "Code of eight digits" }).fill(code);
    await proof.getByRole("button", { name: "Check" }).click();
    return proof;
  };
  const first = await chat("My withdrawal of March");
  const download = first.waitForEvent("download");
  await prove(first);
  expect((await download).suggestedFilename()).toBe("my-data.html");

  const second = await chat("The same person on a phone");
  const proof = await prove(second);
  await expect(proof).toContainText("You have written to us before by this address");
  await pictures(second, "proof-earlier");
  await proof.getByRole("button", { name: "Open earlier conversations" }).click();
  const messages = second.getByRole("log", { name: "Messages" });
  await expect(messages.getByText("My withdrawal of March")).toBeVisible();
  await expect(messages.getByText("The same person on a phone")).toHaveCount(0);
});

test("the chat asks in Chinese, and in Arabic from the right", async ({ browser }) => {
  const { request } = (await Agent.signIn(browser, mailing, PEOPLE.lead)).page;
  const words = [
    { language: "zh-CN", title: "请证明是您本人", dir: "ltr" },
    { language: "ar", title: "يرجى إثبات أنك أنت", dir: "rtl" },
  ];
  for (const { language, title, dir } of words) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(`${mailing.url}/chat?inbox=demo&lang=${language}`);
    await page.getByRole("textbox").fill(`Ask me in ${language}`);
    await page.getByRole("textbox").press("Enter");
    await expect(page.getByRole("log").getByText(`Ask me in ${language}`)).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("dir", dir);
    // The chat shows what was written before the server has it.
    let id: string | undefined;
    await expect(async () => {
      const cases = await (await request.get(`${mailing.url}/api/v1/cases?view=all`)).json();
      id = cases.items.find((one: { preview: string }) => one.preview === `Ask me in ${language}`)?.id;
      expect(id).toBeDefined();
    }).toPass();
    const asked = await request.post(`${mailing.url}/api/v1/cases/${id}/proof-asks`, {
      headers: { origin: mailing.url },
      data: { level: "email_code" },
    });
    expect(asked.status(), await asked.text()).toBe(201);
    await expect(page.getByRole("region", { name: title })).toBeVisible();
    await pictures(page, `proof-asked-${language}`);
  }
});
