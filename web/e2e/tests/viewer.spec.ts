/** Files of customers, as staff sees them: drawn with the reader's name in them, counted, and for some minutes. */
import { type Desk, expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";
import { cardPdf, cardPng } from "../pictures.ts";

async function sends(customer: Customer, words: string): Promise<void> {
  await customer.begin("Hello, I have some papers for you");
  await customer.attach([
    { name: "passport.png", mimeType: "image/png", buffer: cardPng() },
    { name: "statement.pdf", mimeType: "application/pdf", buffer: cardPdf() },
    { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("I moved to another street.") },
    { name: "backup.gz", mimeType: "application/gzip", buffer: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]) },
  ]);
  // The list shows the words of the last message.
  await customer.write(words);
  await expect(customer.messages.getByText(words)).toBeVisible();
}

async function seen(desk: Desk, agent: Agent): Promise<number> {
  const answer = await agent.page.request.get(`${desk.url}/api/v1/reveal-budget?of=files`);
  return ((await answer.json()) as { used: number }).used;
}

test("a customer's picture is seen with one's own name in it", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await sends(customer, "Here is my passport for the viewer");
  const mia = await Agent.signIn(browser, desk, PEOPLE.agent);
  const { page } = mia;
  await mia.openCase("Here is my passport for the viewer");
  const before = await seen(desk, mia);

  await page.getByRole("button", { name: "Open passport.png" }).click();
  const viewer = page.getByRole("dialog", { name: "passport.png" });
  const picture = viewer.getByRole("img", { name: /^passport\.png, page/ });
  await expect(picture).toBeVisible();
  await expect(viewer.locator(".fileview-left")).toHaveText(/[45]:\d\d/);
  await expect(viewer.getByRole("button", { name: "Download" })).toHaveCount(0);
  // Something is drawn over the one colour of the card.
  const colours = await picture.evaluate((img: HTMLImageElement) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [img.naturalWidth, img.naturalHeight];
    const context = canvas.getContext("2d");
    context?.drawImage(img, 0, 0);
    const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    let other = 0;
    for (let at = 0; at < data.length; at += 4) if (Math.abs((data[at] ?? 0) - 240) > 24) other++;
    return other;
  });
  expect(colours).toBeGreaterThan(2000);
  await pictures(page, "viewer-picture");

  // Nearer, turned, whole again; by button and key.
  const scale = viewer.locator(".fileview-scale");
  // The window is wide again since the pictures: until the viewer has seen that, its scale is a phone's.
  await expect.poll(async () => Number.parseInt((await scale.textContent()) ?? "", 10)).toBeGreaterThan(60);
  const whole = await scale.textContent();
  await viewer.getByRole("button", { name: "Larger" }).click();
  await expect(scale).not.toHaveText(whole ?? "");
  await page.keyboard.press("0");
  await expect(scale).toHaveText(whole ?? "");
  const upright = await picture.boundingBox();
  await page.keyboard.press("r");
  await expect.poll(async () => (await picture.boundingBox())?.width).not.toBe(upright?.width);

  // The next file of the case, page by page, and the text; what cannot be shown says whom to ask.
  await page.keyboard.press("ArrowRight");
  const pdf = page.getByRole("dialog", { name: "statement.pdf" });
  await expect(pdf.getByRole("img")).toBeVisible();
  await expect(pdf.getByText("Page 1 of 2")).toBeVisible();
  await pictures(page, "viewer-pdf");
  await pdf.getByRole("button", { name: "Next page" }).click();
  await expect(pdf.getByRole("img", { name: /page 2/ })).toBeVisible();
  await pdf.getByRole("button", { name: "Next file" }).click();
  const text = page.getByRole("dialog", { name: "note.txt" });
  await expect(text).toContainText("I moved to another street.");
  await pictures(page, "viewer-text");
  await page.keyboard.press("ArrowRight");
  const other = page.getByRole("dialog", { name: "backup.gz" });
  await expect(other).toContainText("Files of this kind are not shown here");
  await expect(other).toContainText("It may be downloaded by:");
  await pictures(page, "viewer-nothing");
  await page.keyboard.press("Escape");
  await expect(other).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Open passport.png" })).toBeVisible();
  expect(await seen(desk, mia)).toBe(before + 3);

  // Nothing on the page is an address of a file.
  expect(await page.content()).not.toContain("signature=");
  await mia.page.context().close();
  await customer.page.context().close();
});

test("who may download says why", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await sends(customer, "Please forward this to the police");
  const admin = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { page } = admin;
  await admin.openCase("Please forward this to the police");
  await page.getByRole("button", { name: "Open passport.png" }).click();
  const viewer = page.getByRole("dialog", { name: "passport.png" });
  await viewer.getByRole("button", { name: "Download" }).click();
  const dialog = page.getByRole("dialog", { name: "Download passport.png?" });
  await dialog.getByRole("button", { name: "Download" }).click();
  await expect(dialog).toContainText("Say why");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The police asked for it");
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("passport.png");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
  await page.context().close();
  await customer.page.context().close();
});
