/** Knowledge: written and published in the console, read in the help centre; versions, conflicts, import, the help centre's settings. */
import type { Page } from "@playwright/test";
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { begin, editor, text } from "../writing.ts";

const saved = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved/ });

/** What the preview shows. No script runs in its frame, so that it is read from outside. */
const previewed = (page: Page, selector: string) =>
  page.evaluate(
    (wanted) =>
      document.querySelector<HTMLIFrameElement>(".kb-frame")?.contentDocument?.querySelector(wanted)
        ?.textContent ?? "",
    selector,
  );

test("an article is written, seen beside it, published, and read by customers", async ({ page, desk }) => {
  await editor(page, desk, "/knowledge");
  await begin(page, "How do I name a wallet?");
  await page.getByRole("textbox", { name: "Answer in brief" }).fill("Open its page and choose Rename.");
  await text(page).click();
  await page.keyboard.type("Open the wallet and press ");
  await page.keyboard.press("ControlOrMeta+b");
  await page.keyboard.type("Rename");
  await page.keyboard.press("End");
  await page.keyboard.type(".");
  await page.getByRole("button", { name: "Callout" }).click();
  await page.getByRole("menuitem", { name: "Warning" }).click();
  await page.keyboard.type("A name is not an address. <script>alert(1)</script>");
  await expect.poll(() => previewed(page, "strong")).toBe("Rename");
  await expect.poll(() => previewed(page, ".text")).toContain("A name is not an address. <script>");
  expect(await previewed(page, "h1")).toBe("How do I name a wallet?");
  await expect(saved(page)).toBeVisible();
  await pictures(page, "knowledge-editor");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published: customers see it now.")).toBeVisible();
  await expect(page.getByRole("tab", { name: "English · Published" })).toBeVisible();

  const read = await page.request.get(`${desk.url}/help/en/a/how-do-i-name-a-wallet`);
  expect(read.status()).toBe(200);
  const html = await read.text();
  expect(html).toContain("<strong>Rename</strong>");
  expect(html).not.toContain("<script>alert(1)");

  // The list says in which language it is, and in which it is missing.
  await page.goto(`${desk.url}/console/knowledge?q=name+a+wallet`);
  const row = page.getByRole("row", { name: /How do I name a wallet/ });
  await expect(row.getByRole("link", { name: "English: Published" })).toBeVisible();
  await expect(row.getByRole("link", { name: /Chinese.*missing, begin to write/ })).toBeVisible();
});

test("a part for certain regions is written by a button, seen from there, and read there alone", async ({
  page,
  desk,
}) => {
  await editor(page, desk, "/knowledge");
  await begin(page, "How does wombat staking work?");
  await text(page).click();
  await page.keyboard.type("Staking is offered by our partner.");
  await page.getByRole("button", { name: "For certain regions" }).click();
  const dialog = page.getByRole("dialog", { name: "For certain regions" });
  await dialog.getByRole("combobox", { name: "Regions" }).fill("Germany");
  await dialog.getByRole("option", { name: "Germany" }).click();
  await page.keyboard.press("Escape");
  await pictures(page, "knowledge-region-dialog");
  await dialog.getByRole("button", { name: "Insert" }).click();
  await page.keyboard.type("The wombat limit is 500 euros.");
  await expect(text(page)).toContainText(":::region DE");
  await expect.poll(() => previewed(page, ".text")).toContain("Only in: DE");
  await expect.poll(() => previewed(page, ".text")).toContain("The wombat limit");
  await pictures(page, "knowledge-region");
  await page.getByRole("combobox", { name: "Seen from" }).fill("France");
  await page.getByRole("option", { name: "France", exact: true }).click();
  await expect.poll(() => previewed(page, ".text")).not.toContain("The wombat limit");
  expect(await previewed(page, ".text")).toContain("offered by our partner");
  await expect(saved(page)).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published: customers see it now.")).toBeVisible();

  await page.goto(`${desk.url}/help/en/a/how-does-wombat-staking-work`);
  await expect(page.getByText("offered by our partner")).toBeVisible();
  await expect(page.getByText("The wombat limit")).toHaveCount(0);
  await pictures(page, "help-region");
  await page.getByLabel("Show what holds where you are").selectOption("Germany");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("The wombat limit is 500 euros.")).toBeVisible();
  await pictures(page, "help-region-germany");
});

test("an article that asks for a phrase is said to be one, and is not published", async ({ page, desk }) => {
  await editor(page, desk, "/knowledge");
  await begin(page, "How support checks who you are");
  await text(page).click();
  await page.keyboard.type("Send us your seed phrase so that we can check your wallet.");
  await expect(page.getByText("This would not be published:")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Nothing was changed", { exact: true })).toBeVisible();
  const read = await page.request.get(`${desk.url}/help/en/a/how-support-checks-who-you-are`);
  expect(read.status()).toBe(404);
});

test("what was live is seen among the versions, compared and restored", async ({ page, desk }) => {
  await editor(page, desk, "/knowledge");
  await begin(page, "How long does an audit take?");
  await text(page).click();
  await page.keyboard.type("It takes two days.");
  await expect(saved(page)).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published: customers see it now.")).toBeVisible();
  await text(page).click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("It takes nine days.");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(saved(page)).toBeVisible();
  await page.getByRole("button", { name: "Versions" }).click();
  const versions = page.getByRole("dialog", { name: "Versions" });
  await expect(versions.getByText("Live", { exact: true })).toBeVisible();
  await versions.getByRole("button", { name: /Newest/ }).click();
  await expect(versions.locator("del", { hasText: "two" })).toBeVisible();
  await expect(versions.locator("ins", { hasText: "nine" })).toBeVisible();
  await pictures(page, "knowledge-versions");
  await versions.getByRole("button", { name: /Live/ }).click();
  await versions.getByRole("button", { name: "Restore as a new draft" }).click();
  await expect(page.getByText(/is the draft again/)).toBeVisible();
  await expect(text(page)).toHaveText("It takes two days.");
});

test("two people who write at once see what differs, and neither is overwritten", async ({
  browser,
  page,
  desk,
}) => {
  await editor(page, desk, "/knowledge");
  await begin(page, "Which fee is meant?");
  await text(page).click();
  await page.keyboard.type("The network fee.");
  await page.keyboard.press("ControlOrMeta+s");
  await expect(saved(page)).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  await desk.signIn(other, PEOPLE.lead);
  await other.goto(page.url());
  await text(other).click();
  await other.keyboard.press("ControlOrMeta+End");
  await other.keyboard.type(" And the trading fee.");
  await other.keyboard.press("ControlOrMeta+s");
  await expect(saved(other)).toBeVisible();
  await text(page).click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" Nothing else.");
  const conflict = page.getByRole("dialog", { name: "Changed by two people" });
  await expect(conflict.getByText("the trading fee")).toBeVisible();
  await pictures(page, "knowledge-conflict");
  await conflict.getByRole("button", { name: "Take theirs" }).click();
  await expect(text(page)).toHaveText("The network fee. And the trading fee.");
});

test("files are looked at before they come in, with what is wrong where", async ({ page, desk }) => {
  await editor(page, desk, "/knowledge");
  await page.getByRole("button", { name: "Import, export" }).click();
  await page.getByRole("menuitem", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  const markdown = (title: string) =>
    Buffer.from(`---\n${title}\nsummary: In short.\n---\n\nThe whole answer.\n`);
  await dialog.locator("[data-import=files]").setInputFiles([
    { name: "rewards.en.md", mimeType: "text/markdown", buffer: markdown("title: When are rewards paid?") },
    { name: "broken.en.md", mimeType: "text/markdown", buffer: markdown("titel: Misspelt") },
  ]);
  await expect(dialog.getByText(/broken\.en\.md:\d+/).first()).toBeVisible();
  const run = dialog.getByRole("button", { name: "Bring in 1 article" });
  await expect(run).toBeEnabled();
  await pictures(page, "knowledge-import");
  await run.click();
  await expect(page.getByText("Brought in: 1 new, 0 changed.")).toBeVisible();
  await page.goto(`${desk.url}/console/knowledge?q=rewards+paid`);
  await expect(page.getByRole("row", { name: /When are rewards paid/ })).toBeVisible();
});

test("categories are made, ordered by keys, and deleted while they are empty", async ({ page, desk }) => {
  await editor(page, desk, "/knowledge/settings");
  await page.getByRole("tab", { name: "Categories" }).click();
  await page.getByRole("button", { name: "New category" }).click();
  const drawer = page.getByRole("dialog", { name: "New category" });
  await drawer.getByRole("textbox", { name: "Name in English" }).fill("Rewards of old");
  await expect(drawer.getByRole("textbox", { name: "Short name" })).toHaveValue("rewards-of-old");
  await drawer.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Rewards of old" });
  await row.getByRole("button", { name: "Move Rewards of old up" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Rewards of old is now at place/)).toBeAttached();
  await row.getByRole("button", { name: "Delete Rewards of old" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
});

test("an agent reads and changes nothing", async ({ page, desk }) => {
  await desk.signIn(page, PEOPLE.agent);
  await page.goto(`${desk.url}/console/inbox/mine`);
  await page.getByRole("link", { name: "Knowledge" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Knowledge" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New topic" })).toHaveCount(0);
  await page.locator(".kb-topic-title").first().click();
  await expect(page.getByText("Read only")).toBeVisible();
  await expect(page.getByRole("toolbar", { name: "Formatting" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Publish/ })).toHaveCount(0);
});

test("the ready topics are here already: bringing them in again would change nothing", async ({
  page,
  desk,
}) => {
  await editor(page, desk, "/knowledge");
  const answer = await page.request.post(`${desk.url}/api/v1/knowledge/import`, {
    headers: { origin: desk.url },
    data: { format: "shipped", dry_run: true },
  });
  expect(await answer.json()).toMatchObject({ created: 0, updated: 0, problems: [] });
});
