/** How long sessions live, from where one may come, and the proof before what is sensitive. */
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent } from "../people.ts";

test("what is sensitive asks for a proof, and goes on by itself", async ({ browser, desk }) => {
  const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/sessions`);
  await page.getByRole("spinbutton", { name: "Minutes without use" }).fill("60");
  // The first answer is the one that a proof of twenty minutes ago gets.
  let asked = false;
  await page.route("**/api/v1/session-policy", async (route) => {
    if (asked || route.request().method() !== "PUT") return route.continue();
    asked = true;
    const body = {
      type: "/docs/problems#step-up-required",
      title: "",
      status: 403,
      detail: "",
      code: "step-up-required",
    };
    return route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      body: JSON.stringify(body),
    });
  });
  await page.getByRole("button", { name: "Save" }).click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await dialog.getByRole("textbox", { name: "Password" }).fill("not the password");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog).toContainText("That did not match");
  await pictures(page, "step-up");
  await dialog.getByRole("textbox", { name: "Password" }).fill("nimbus wallet demo");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("spinbutton", { name: "Minutes without use" })).toHaveValue("60");
});

test("who is signed out from another window reads why", async ({ browser, desk }) => {
  const first = await Agent.signIn(browser, desk, PEOPLE.agent);
  await first.page.goto(`${desk.url}/console/inbox/mine`);
  const second = await Agent.signIn(browser, desk, PEOPLE.agent);
  await second.page.goto(`${desk.url}/console/account/sessions`);
  await second.page.getByRole("button", { name: "Sign out all others" }).click();
  const dialog = second.page.getByRole("dialog", { name: "Sign out all others" });
  await dialog.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(first.page).toHaveURL(/\/console\/login/);
  await expect(first.page.getByText(/signed out here from another window or device/)).toBeVisible();
  // Who leaves by an own press needs no explanation.
  await second.page.locator(".rail-own-button").click();
  await second.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(second.page).toHaveURL(/\/console\/login/);
  await expect(second.page.getByText(/signed out here/)).toHaveCount(0);
});

test("nobody locks themselves out, and the oldest session hears why it ended", async ({ browser, desk }) => {
  const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/sessions`);
  const networks = page.getByRole("textbox", { name: "Allowed networks" });
  await networks.fill("203.0.113.0/24");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".ui-field-error")).toContainText("127.0.0.1");
  await pictures(page, "settings-sessions-locked-out");
  await networks.fill("127.0.0.0/8\n2001:db8::/32");
  await page.getByRole("spinbutton", { name: "Sessions for each person" }).fill("1");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await pictures(page, "settings-sessions");

  const first = await Agent.signIn(browser, desk, PEOPLE.agent);
  await first.page.goto(`${desk.url}/console/inbox/mine`);
  const second = await Agent.signIn(browser, desk, PEOPLE.agent);
  await expect(first.page).toHaveURL(/\/console\/login/);
  await expect(first.page.getByText(/more devices than your workspace allows/)).toBeVisible();
  await pictures(first.page, "login-replaced");
  await second.page.goto(`${desk.url}/console/account/sessions`);
  await expect(second.page.getByText("This device")).toBeVisible();
  await expect(second.page.getByText(/127\.0\.0\.1 · by password/)).toBeVisible();
  await pictures(second.page, "account-sessions");
});
