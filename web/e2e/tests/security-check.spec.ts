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
    const twos = mend.getByRole("listitem").filter({ hasText: "Who has a second factor" });
    const number = page.locator(".check-number > strong");
    await expect(number).toHaveText(/^\d{1,3}$/);
    const before = Number(await number.textContent());
    await pictures(page, "settings-security-check");

    // What nearly every desk should have on: whom it is about, and all of it by one press.
    const recommended = page.getByRole("form", { name: "Recommended protection" });
    await expect(recommended).toContainText(/people have none yet/);
    await expect(recommended).toContainText("1 person may decide: it holds as soon as a second one may.");
    await recommended.getByRole("textbox", { name: "Days to set up a second factor" }).fill("31");
    await recommended.getByRole("button", { name: "Turn on what is off" }).click();
    await expect(recommended).toContainText("Write a whole number from 0 to 30.");
    await recommended.getByRole("textbox", { name: "Days to set up a second factor" }).fill("14");
    await recommended.getByRole("button", { name: "Turn on what is off" }).click();
    await expect(recommended).toContainText(/It holds from .+ on\./);
    await expect(recommended.getByRole("button", { name: "Turn on what is off" })).toHaveCount(0);
    await expect(page.getByRole("region", { name: "As it should be" })).toContainText("Second factor");
    await page.reload();
    await expect(page.getByRole("status").filter({ hasText: "Set up a second factor" })).toBeVisible();

    // What is done at the machine counts at once.
    desk.operator("ledger", "check");
    await page.getByRole("button", { name: "Check again" }).click();
    await expect.poll(async () => Number(await number.textContent())).toBeGreaterThan(before);
    await expect(page.getByRole("region", { name: "As it should be" })).toContainText("Check of the ledger");
    await twos.getByRole("link", { name: "Mend" }).click();
    await expect(page).toHaveURL(/\/console\/settings\/staff/);

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
