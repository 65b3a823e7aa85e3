/** An article goes back to its author with what is to be changed, and comes again. */
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent } from "../people.ts";
import { begin, text } from "../writing.ts";

test("what is in review is sent back with a note, mended, and sent again", async ({ browser, desk }) => {
  const author = await Agent.signIn(browser, desk, PEOPLE.lead);
  await author.page.goto(`${desk.url}/console/knowledge`);
  await begin(author.page, "How do I feed a wombat?");
  await text(author.page).click();
  await author.page.keyboard.type("With grass.");
  await author.page.getByRole("button", { name: "Send for review" }).click();
  await expect(author.page.getByText("Sent for review.")).toBeVisible();
  const address = author.page.url();

  const reviewer = await Agent.signIn(browser, desk, PEOPLE.admin);
  await reviewer.page.goto(`${desk.url}/console/knowledge`);
  await expect(reviewer.page.getByText(/in review\./)).toBeVisible();
  await reviewer.page.goto(address);
  await reviewer.page.getByRole("button", { name: "Further steps" }).click();
  await reviewer.page.getByRole("menuitem", { name: "Ask for changes" }).click();
  const dialog = reviewer.page.getByRole("dialog", { name: "Ask for changes" });
  await dialog.getByRole("textbox", { name: "What is to be changed" }).fill("Say how much grass.");
  await pictures(reviewer.page, "knowledge-ask-changes");
  await dialog.getByRole("button", { name: "Send back" }).click();
  await expect(reviewer.page.getByText("Sent back to its author.")).toBeVisible();

  // The author is told where they are, and reads in the article what is to be changed.
  await expect(author.page.getByText(/“How do I feed a wombat\?” was sent back/)).toBeVisible();
  await author.page.reload();
  await expect(author.page.getByText("Say how much grass.")).toBeVisible();
  await pictures(author.page, "knowledge-sent-back");
  await author.page.goto(`${desk.url}/console/knowledge`);
  await expect(author.page.getByText("An article of yours was sent back")).toBeVisible();
  await author.page.getByRole("link", { name: "How do I feed a wombat?" }).first().click();
  await text(author.page).click();
  await author.page.keyboard.press("ControlOrMeta+End");
  await author.page.keyboard.type(" Two kilograms a day.");
  await author.page.getByRole("button", { name: "Send for review" }).click();
  await expect(author.page.getByText("Sent for review.")).toBeVisible();
  await expect(author.page.getByText("Say how much grass.")).toHaveCount(0);
});
