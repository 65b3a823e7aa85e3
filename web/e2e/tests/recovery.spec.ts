/** A deposit that was too small is given back: asked for in the chat, signed for, agreed to, paid by staff, shown by the chain. */
import { hashOf } from "../chain.ts";
import { expect, PEOPLE, pictures, sound, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";
import { Wallet } from "../wallet.ts";

const test = testWithBot();
// The second one asks for what the first one has got.
test.describe.configure({ mode: "serial" });

/** The account that every development node begins with; the demo's chain is the story of one. Its key is known to all. */
const SENDER = new Wallet("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
/** Where the story pays it back. */
const BACK = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const ASK = "my deposit of 4 USDT is missing";

test("from the customer's question to the payment", async ({ browser, answering }) => {
  const customer = await Customer.visit(browser, answering, (context) => SENDER.install(context));
  await customer.begin(`${ASK} ${hashOf("too-little")}`);
  const offer = customer.chat.getByRole("region", { name: "This deposit can be given back" });
  await expect(offer).toContainText("4 USDT");
  await pictures(customer.page, "recovery-offer");
  await offer.getByRole("button", { name: "Ask to have it back" }).click();
  await expect(offer).toHaveCount(0);

  const card = customer.chat.getByRole("region", { name: "Your deposit back" });
  await expect(card).toContainText("4 USDT on Demo chain");
  await expect(card.locator("[aria-current=step]")).toContainText("Shown to be yours");
  await card.getByRole("button", { name: "Sign with this address" }).click();
  const proof = customer.chat.getByRole("region", { name: "Please show that it is you" });
  await expect(proof).toContainText(SENDER.address);
  await card.getByRole("heading").scrollIntoViewIfNeeded();
  await pictures(customer.page, "recovery-sign");
  await proof.getByRole("button", { name: "Sign with the wallet of this browser" }).click();
  await expect(customer.messages).toContainText("It is shown that the deposit is yours.");

  await expect(card.locator("[aria-current=step]")).toContainText("Fee and address agreed");
  await expect(card).toContainText("1 USDT");
  const address = card.getByRole("textbox", { name: "An address of your own wallet on Demo chain" });
  await address.fill("0x00000000000000000000000000000000deadbeef");
  await card.getByRole("checkbox", { name: "I agree to the fee of 1 USDT" }).check();
  await card.getByRole("button", { name: "Agree and send" }).click();
  await expect(card.getByRole("alert")).toContainText("address of ours");
  await address.fill(BACK);
  await sound(customer.page);
  await pictures(customer.page, "recovery-chat");
  await card.getByRole("button", { name: "Agree and send" }).click();
  await expect(card).toContainText("Somebody of the team takes it up");

  // Staff sees all of it beside the case, and pays. How many wait stands in the rail, and in the list which ones.
  const lead = await Agent.signIn(browser, answering, PEOPLE.lead);
  await lead.page.goto(`${answering.url}/console/inbox/all?type=deposit_recovery`);
  const rail = lead.page.getByRole("link", { name: /^Deposit recovery/ });
  await expect(rail).toContainText("1");
  await expect(lead.page.locator(".row")).toHaveCount(1);
  await expect(lead.page.locator(".row .row-badges")).toContainText("Recovery");
  await expect(lead.page.locator(".chips")).toContainText("Deposit recovery");
  await pictures(lead.page, "recovery-inbox");
  await lead.openCase(ASK);
  const section = lead.page.locator(".panel-section", {
    has: lead.page.getByRole("heading", { name: "Deposit recovery" }),
  });
  await expect(section).toContainText("Signed by the sender");
  await expect(section).toContainText(BACK);
  await section.getByRole("button", { name: "Take it up" }).click();
  await expect(section).toContainText("Being paid");
  await pictures(lead.page, "recovery-panel");
  await section.getByRole("button", { name: "Enter the payment" }).click();
  const dialog = lead.page.getByRole("dialog", { name: "Enter the payment" });
  const payment = dialog.getByRole("textbox", { name: "Transaction of the payment" });
  await payment.fill(hashOf("deposit"));
  await dialog.getByRole("button", { name: "Enter the payment" }).click();
  await expect(dialog).toContainText("no settled payment");
  await payment.fill(hashOf("payout"));
  await sound(lead.page);
  await dialog.getByRole("button", { name: "Enter the payment" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(section.getByText("Done", { exact: true })).toBeVisible();
  await expect(rail).not.toContainText("1");
  await expect(lead.messages).toContainText("paid the deposit back, as the chain shows");

  await expect(card).toContainText("3 USDT was paid back to your address");
  await pictures(customer.page, "recovery-done");
});

test("two customers who want the same, a refusal, and the list", async ({ browser, answering }) => {
  const hash = hashOf("too-little");
  const second = await Customer.visit(browser, answering);
  await second.begin(`where are my 4 USDT ${hash}`);
  const offer = second.chat.getByRole("region", { name: "This deposit can be given back" });
  await offer.getByRole("button", { name: "Ask to have it back" }).click();
  await expect(offer.getByRole("alert")).toContainText("cannot be given back in this way");

  const lead = await Agent.signIn(browser, answering, PEOPLE.lead);
  await lead.openCase("where are my 4 USDT");
  const section = lead.page.locator(".panel-section", {
    has: lead.page.getByRole("heading", { name: "Deposit recovery" }),
  });
  await expect(section).toContainText("Two customers have asked for this deposit");
  await expect(section.getByRole("link", { name: /Case #/ })).toBeVisible();
  await pictures(lead.page, "recovery-twice");

  await lead.page.getByRole("link", { name: "Deposit recovery" }).click();
  await expect(lead.page.getByRole("heading", { name: "Deposit recovery", level: 1 })).toBeVisible();
  await lead.page.getByRole("radio", { name: "Done" }).check({ force: true });
  await expect(lead.page.locator(".recoveries-list li")).toHaveCount(1);
  await sound(lead.page);
  await pictures(lead.page, "recovery-list");
});

test("the rules are written and kept, in Chinese too", async ({ browser, answering }) => {
  const { page } = await Agent.signIn(browser, answering, PEOPLE.admin);
  await page.goto(`${answering.url}/console/settings/recovery`);
  const rules = page.locator(".recovery-rules > li");
  await expect(rules).toHaveCount(4);
  await page.getByRole("button", { name: "Add a rule" }).click();
  const last = rules.last();
  await last.getByRole("combobox", { name: "What went wrong" }).selectOption({ label: "Below the minimum" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/said twice/)).toBeVisible();
  await last.getByRole("combobox", { name: "Network" }).selectOption({ label: "Demo chain" });
  await last.getByRole("combobox", { name: "Fee" }).selectOption({ label: "A part of it" });
  await last.getByRole("textbox", { name: "Percent" }).fill("2.5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.reload();
  await expect(rules).toHaveCount(5);
  await expect(rules.last().getByRole("textbox", { name: "Percent" })).toHaveValue("2.5");
  await sound(page);
  await pictures(page, "settings-recovery");
});
