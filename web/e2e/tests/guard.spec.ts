/** A secret is stopped on the customer's device: nothing that leaves it holds any of its words. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Desk, expect, pictures, settled, test } from "../harness.ts";
import { Customer } from "../people.ts";

const WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow";

/** Everything that a page sends, by socket or by request. */
function outgoing(page: Page): () => string {
  const sent: string[] = [];
  page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => sent.push(String(payload))));
  page.on("request", (request) => sent.push(request.url(), request.postData() ?? ""));
  return () => sent.join("\n");
}

async function chatPage(page: Page, desk: Desk, lang: string): Promise<void> {
  await page.goto(`${desk.url}/demo`);
  const src = await page.locator("script[data-inbox]").getAttribute("data-inbox");
  await page.goto(`${desk.url}/chat?inbox=${src}&lang=${lang}`);
  await page.locator("textarea").waitFor();
}

test("a phrase that is pasted is not sent: what goes instead has a mark in its place", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  const sent = outgoing(customer.page);
  const composer = customer.chat.getByRole("textbox", { name: "Your message" });
  await composer.fill(`My wallet is empty, here are my words: ${WORDS} please help`);
  await composer.press("Enter");
  const warning = customer.chat.getByRole("alertdialog");
  await expect(warning).toContainText("seed phrase");
  await expect(warning.getByRole("button", { name: "Edit" })).toBeFocused();
  await expect(warning.getByRole("button")).toHaveText(["Send without it", "Edit"]);
  await warning.getByRole("button", { name: "Send without it" }).click();
  await expect(customer.messages.getByText("[seed phrase removed] please help")).toBeVisible();
  await expect(customer.messages.getByText("Delivered")).toBeVisible();
  expect(sent()).toContain("My wallet is empty");
  for (const word of new Set(WORDS.split(" "))) expect(sent()).not.toContain(word);
});

test("editing gives the text back, and neither it nor its draft is kept", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  const composer = customer.chat.getByRole("textbox", { name: "Your message" });
  await composer.fill(WORDS);
  await composer.press("Enter");
  await expect(customer.chat.getByRole("alertdialog")).toBeVisible();
  await customer.page.keyboard.press("Escape");
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue(WORDS);
  const kept = await composer.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  expect(kept).not.toContain("sausage");
  await composer.fill("A dozen quite ordinary words are checked as well and then they are sent");
  await composer.press("Enter");
  await expect(customer.messages.getByText("A dozen quite ordinary words")).toBeVisible();
});

test("what cannot be checked is not sent, and stays where it was written", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Hello");
  await customer.page.route(/guard-|english-/, (route) => route.abort());
  const composer = customer.chat.getByRole("textbox", { name: "Your message" });
  await composer.fill(WORDS);
  await composer.press("Enter");
  await expect(customer.chat.getByText("could not be checked for secrets")).toBeVisible();
  await expect(composer).toHaveValue(WORDS);
});

test("a file's name is checked as well", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  const sent = outgoing(customer.page);
  const name = `${WORDS.replaceAll(" ", "_")}.txt`;
  const file = { name, mimeType: "text/plain", buffer: Buffer.from("x") };
  await customer.chat.locator("input[type=file]").first().setInputFiles(file);
  await expect(customer.chat.getByText("The name of this file holds")).toBeVisible();
  expect(sent()).not.toContain("sausage");
});

for (const [lang, button] of [
  ["en", "Send without it"],
  ["zh-CN", "去掉后发送"],
  ["ar", "أرسل من دونها"],
] as const) {
  test(`the warning is accessible and reads well in ${lang}`, async ({ page, desk }) => {
    await chatPage(page, desk, lang);
    await page.locator("textarea").fill(WORDS);
    await page.locator("textarea").press("Enter");
    await expect(page.getByRole("button", { name: button })).toBeVisible();
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => [v.id, v.nodes.map((n) => n.target)])).toEqual([]);
    await pictures(page, `secret-warning-${lang}`);
  });
}
