/** Permissions for a while: one asks, another agrees, everybody sees it, and it ends. */
import { expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent } from "../people.ts";

test("an agent may do more for a while, sees it all the time, and gives it back", async ({
  browser,
  desk,
}) => {
  const mia = (await Agent.signIn(browser, desk, PEOPLE.agent)).page;
  const ada = (await Agent.signIn(browser, desk, PEOPLE.admin)).page;
  await ada.goto(`${desk.url}/console/approvals`);
  await mia.goto(`${desk.url}/console/approvals`);
  await expect(mia.getByRole("link", { name: "Dashboard" })).toHaveCount(0);
  await mia.getByRole("button", { name: "Ask for more" }).click();
  const ask = mia.getByRole("dialog", { name: "Ask for more" });
  await ask.getByRole("button", { name: "Ask for approval" }).click();
  await expect(ask).toContainText("Choose 1 to 20");
  await expect(ask.getByRole("checkbox", { name: /Create and change roles/ })).toHaveCount(0);
  await ask.getByRole("button", { name: "Lead" }).click();
  await expect(ask.getByRole("checkbox", { name: /dashboard/ })).toBeChecked();
  await ask.getByRole("textbox", { name: "What it is for" }).fill("Leads the shift of tonight");
  await ask.getByRole("spinbutton", { name: "Minutes" }).fill("30");
  await pictures(mia, "elevation-ask");
  await ask.getByRole("button", { name: "Ask for approval" }).click();
  await expect(ask).toHaveCount(0);

  const card = ada.getByRole("article", { name: /^Mia .* wants permissions for a while$/ });
  await expect(card).toContainText("Leads the shift of tonight");
  await expect(card).toContainText("For 30 minutes from then on, Mia");
  await expect(card.getByRole("listitem").filter({ hasText: /dashboard/ })).toBeVisible();
  await card.getByText("What exactly").click();
  await expect(card).toContainText("reports.view");
  await card.getByRole("button", { name: "Approve" }).click();
  const agree = ada.getByRole("dialog", { name: "Approve this?" });
  await expect(agree).toContainText("For 30 minutes from then on, Mia");
  await expect(agree.getByRole("listitem").filter({ hasText: /dashboard/ })).toBeVisible();
  await pictures(ada, "elevation-approve");
  await agree.getByRole("button", { name: "Approve" }).click();
  await expect(card).toHaveCount(0);

  // At once, without a new page: the banner, and what it opens.
  const banner = mia.getByText(/^You may do more than usual until/);
  await expect(banner).toBeVisible();
  await mia.getByRole("link", { name: "Dashboard" }).click();
  await expect(mia.getByRole("heading", { name: "Dashboard" })).toBeVisible();
  await pictures(mia, "elevation-banner");
  const lent = ada.getByRole("region", { name: "Permissions for a while" });
  await expect(lent).toContainText("Leads the shift of tonight");
  await pictures(ada, "elevations");
  await mia.getByRole("button", { name: "Give back" }).click();
  await expect(banner).toHaveCount(0);
  await expect(mia.getByRole("link", { name: "Dashboard" })).toHaveCount(0);
  await expect(lent).not.toContainText("Leads the shift of tonight");
});
