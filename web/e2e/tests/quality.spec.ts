import { expect, pictures, testWithBot } from "../harness.ts";
import { Agent } from "../people.ts";

const test = testWithBot();

test("the quality of understanding: what ships, and then learnt by hand", async ({ browser, answering }) => {
  // It learns behind all that customers wait for: on a busy machine that takes its time.
  test.setTimeout(1_200_000);
  const agent = await Agent.signIn(browser, answering, "ada@nimbus.example");
  const { page } = agent;
  await page.goto(`${answering.url}/console/settings/quality`);
  await expect(page.getByText("Nothing was learnt here yet")).toBeVisible();
  // What ships was judged when it was made: its figures stand there before anybody corrected anything.
  await expect(page.getByRole("row").filter({ hasText: "Ships with Ombud" })).toContainText("In use");
  await expect(page.getByRole("heading", { name: "By intent" })).toBeVisible();
  await expect(page.getByText(/^\d\d(\.\d)?%$/).first()).toBeVisible();
  await pictures(page, "quality-empty");
  await page.getByRole("button", { name: "Learn now" }).click();
  await expect(page.getByText("Learning. It takes about a minute.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Versions" })).toBeVisible({ timeout: 1_080_000 });
  await expect(page.getByRole("heading", { name: "By intent" })).toBeVisible();
  await pictures(page, "quality");
});
