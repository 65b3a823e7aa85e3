/** How safely everything is set up, and the way to what lowers the score. */
import { Desk, expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent } from "../people.ts";

test("an admin sees the score and goes to what lowers it", async ({ browser }) => {
  // Its own desk: what other tests checked would count here already.
  const desk = await Desk.start();
  try {
    const admin = await Agent.signIn(browser, desk, PEOPLE.admin);
    const { page } = admin;
    await page.goto(`${desk.url}/console/settings/security-check`);
    await expect(page.getByRole("heading", { name: "Security check", level: 1 })).toBeVisible();
    const mend = page.getByRole("region", { name: "To be mended" });
    const factor = mend.getByRole("listitem").filter({ hasText: "Second factor" }).first();
    await expect(factor).toContainText("A stolen password is enough to come in.");
    const number = page.locator(".check-number > strong");
    await expect(number).toHaveText(/^\d{1,3}$/);
    const before = Number(await number.textContent());
    await pictures(page, "settings-security-check");

    // What is done at the machine counts at once.
    desk.operator("ledger", "check");
    await page.getByRole("button", { name: "Check again" }).click();
    await expect.poll(async () => Number(await number.textContent())).toBeGreaterThan(before);
    await expect(page.getByRole("region", { name: "As it should be" })).toContainText("Check of the ledger");
    await factor.getByRole("link", { name: "Mend" }).click();
    await expect(page).toHaveURL(/\/console\/settings\/workspace/);

    // For those who keep it safe alone.
    const mia = await Agent.signIn(browser, desk, PEOPLE.agent);
    await mia.page.goto(`${desk.url}/console/settings`);
    await expect(mia.page.getByRole("link", { name: "Security check" })).toHaveCount(0);
    await mia.page.context().close();
    await page.context().close();
  } finally {
    await desk.stop();
  }
});
