/** Pictures and videos of articles: dropped, pasted and chosen by editors, seen by readers; and another help centre that moves in. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, pictures, sound, test, testAlone } from "../harness.ts";
import { cardPng } from "../pictures.ts";
import { begin, editor, text } from "../writing.ts";

const WALLET = cardPng(1280, 720, [38, 84, 124]);
const SMALL = cardPng(320, 200, [240, 160, 60]);

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });
const dialogOf = (page: Page) => page.getByRole("dialog", { name: /^Picture/ });

/** Drops or pastes a picture into the text, as the browser tells the page of it. */
async function give(page: Page, how: "paste" | "drop", file: { name: string; type: string; bytes: Buffer }) {
  await page.evaluate(
    ({ how, name, type, bytes }) => {
      const root = document.querySelector(".kb-writing")?.shadowRoot;
      const target = root?.querySelector(".cm-content");
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name, { type }));
      const where = target?.getBoundingClientRect();
      const at = { clientX: (where?.left ?? 0) + 20, clientY: (where?.top ?? 0) + 20 };
      target?.dispatchEvent(
        how === "paste"
          ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, ...at }),
      );
    },
    { how, name: file.name, type: file.type, bytes: [...file.bytes] },
  );
}

/** What of the preview's pictures has been loaded. */
const previewed = (page: Page) =>
  page.evaluate(() =>
    [...(document.querySelector<HTMLIFrameElement>(".kb-frame")?.contentDocument?.images ?? [])].map(
      (image) => `${image.alt} ${image.naturalWidth}`,
    ),
  );

test("pictures are chosen, pasted and dropped, described, and seen once they are published", async ({
  page,
  desk,
  browser,
}) => {
  await editor(page, desk, "/knowledge");
  await begin(page, "How do I withdraw with pictures?");
  await text(page).click();
  await page.keyboard.type("1. Open the wallet");
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  const dialog = dialogOf(page);
  await pictures(page, "knowledge-picture-empty");
  await dialog
    .locator("[data-picture=file]")
    .setInputFiles({ name: "wallet.png", mimeType: "image/png", buffer: WALLET });
  await expect(dialog.getByText(/1,?280 × 720 pixels/)).toBeVisible();
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect(dialog.getByText(/Say what it shows/)).toBeVisible();
  await dialog
    .getByRole("textbox", { name: "What it shows" })
    .fill("The wallet's page, with Withdraw at its top");
  await pictures(page, "knowledge-picture");
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect(text(page)).toContainText("   ![The wallet's page, with Withdraw at its top](pictures/");
  await expect(text(page)).toBeFocused();

  await page.keyboard.press("ControlOrMeta+End");
  await give(page, "paste", { name: "image.png", type: "image/png", bytes: SMALL });
  await dialog.getByRole("textbox", { name: "What it shows" }).fill("The fee, in orange");
  await expect(dialog.getByText(/320 × 200 pixels/)).toBeVisible();
  await dialog.getByRole("button", { name: "Insert" }).click();
  await expect
    .poll(() => previewed(page))
    .toEqual(["The wallet's page, with Withdraw at its top 1280", "The fee, in orange 320"]);

  // What could act as a page is refused with the reason, and another is taken instead.
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>");
  await give(page, "drop", { name: "logo.svg", type: "image/svg+xml", bytes: svg });
  await expect(dialog.getByText(/SVG can hold scripts/)).toBeVisible();
  await pictures(page, "knowledge-picture-refused");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  // The words go on where they stopped.
  await expect(text(page)).toBeFocused();

  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("\n\n[Watch how it is done](https://www.youtube.com/watch?v=dQw4w9WgXcQ)\n");
  await expect(saved(page)).toBeVisible();
  await pictures(page, "knowledge-pictures-editor");

  // Nobody outside sees it yet.
  const address = /pictures\/([0-9a-f-]+\.png)/.exec((await text(page).textContent()) ?? "")?.[1] ?? "";
  const reader = await browser.newContext();
  const anyone = await reader.newPage();
  const before = await anyone.request.get(`${desk.url}/help/pictures/${address}`);
  expect(before.status()).toBe(404);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published: customers see it now.")).toBeVisible();

  // Readers see it, and no other host is asked for anything.
  const asked: string[] = [];
  anyone.on("request", (request) => asked.push(request.url()));
  await anyone.goto(`${desk.url}/help/en/a/how-do-i-withdraw-with-pictures`);
  await anyone.getByRole("link", { name: /Watch how it is done/ }).scrollIntoViewIfNeeded();
  await expect
    .poll(() => anyone.evaluate(() => [...document.images].map((image) => image.naturalWidth)))
    .toEqual([1280, 320]);
  expect(asked.filter((url) => !url.startsWith(desk.url))).toEqual([]);
  const video = anyone.getByRole("link", { name: /Watch how it is done.*Video on youtube\.com/ });
  await expect(video).toHaveAttribute("rel", /noopener/);
  await sound(anyone);
  await pictures(anyone, "help-pictures");
  await reader.close();
});

const fixture = (name: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../crates/server/tests/it/moving/${name}.json`, import.meta.url)),
  );

test("another help centre moves in: first what would come, then the thing itself", async ({ page, desk }) => {
  await editor(page, desk, "/knowledge");
  await page.getByRole("button", { name: "Import, export" }).click();
  await page.getByRole("menuitem", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  const json = (name: string) => ({
    name: `${name}.json`,
    mimeType: "application/json",
    buffer: fixture(name),
  });
  const all = ["articles", "translations", "sections", "categories", "attachments"];
  await dialog
    .locator("[data-import=files]")
    .setInputFiles([
      ...all.map((name) => json(`zendesk-${name}`)),
      { name: "wallet page.png", mimeType: "image/png", buffer: WALLET },
    ]);
  await expect(dialog.getByRole("combobox", { name: "What they are" })).toHaveValue("zendesk");
  await expect(dialog.getByText(/gone\.png/)).toBeVisible();
  await expect(dialog.getByRole("switch", { name: "Fetch pictures from where they lie" })).not.toBeChecked();
  await sound(page);
  await pictures(page, "knowledge-import-zendesk");
  await dialog.getByRole("button", { name: "Bring in 6 articles" }).click();
  await expect(page.getByText("Brought in: 6 new, 0 changed.")).toBeVisible();
  await page.goto(`${desk.url}/console/knowledge?q=how+to+withdraw`);
  await page.getByRole("link", { name: "English: Draft" }).first().click();
  await expect.poll(() => previewed(page)).toEqual(["The wallet's page with Withdraw 1280"]);
  await pictures(page, "knowledge-moved-in");
});

testAlone("the help centre gets a logo and an address of its own", async ({ page, untouched }) => {
  const desk = untouched;
  await editor(page, desk, "/knowledge/settings");
  const give = (label: string, buffer: Buffer) =>
    page
      .locator(`input[type=file][aria-label="${label}"]`)
      .setInputFiles({ name: "picture.png", mimeType: "image/png", buffer });
  await give("Logo", cardPng(96, 96, [13, 118, 105]));
  await expect(page.getByRole("img", { name: "Logo, as it is now" })).toBeVisible();
  await give("Logo on a dark ground", cardPng(96, 96, [240, 160, 60]));
  await give("Picture for sharing", WALLET);
  await expect(page.getByRole("img", { name: "Picture for sharing, as it is now" })).toBeVisible();
  const address = page.getByRole("textbox", { name: "Address of its own" });
  await address.fill(`${desk.url}/somewhere`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Write an address such as/)).toBeVisible();
  const own = `http://help.localhost:${new URL(desk.url).port}`;
  await address.fill(own);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await sound(page);
  await pictures(page, "knowledge-settings-own");

  await page.goto(own);
  await expect(page).toHaveURL(/help\.localhost.*\/help\/en\/$/);
  const logo = page.locator("img.logo");
  await expect(logo).toBeVisible();
  await expect(page.locator("meta[property='og:image']")).toHaveAttribute("content", /^http:\/\/help\./);
  await sound(page);
  await pictures(page, "help-own");
  // There is nothing to sign in to.
  await page.goto(`${own}/console/`);
  await expect(page.locator("img.logo")).toBeVisible();
  await expect(page.locator("input[type=password]")).toHaveCount(0);
  // The chat works there.
  await page.goto(`${own}/help/en/contact`);
  await expect(page).toHaveURL(/help\.localhost.*\/chat\?inbox=/);
  await expect(page.getByRole("textbox", { name: "Your message" })).toBeVisible();

  await page.goto(`${desk.url}/nowhere`);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await sound(page);
  await pictures(page, "nowhere");
});
