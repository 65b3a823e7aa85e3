import { expect, PEOPLE, test } from "../harness.ts";

test("a wrong password is refused in words, the right one opens the inbox", async ({ page, desk }) => {
  await page.goto(`${desk.url}/console/`);
  await page.getByLabel("Email").fill(PEOPLE.agent);
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/Email or password is wrong/)).toBeVisible();
  await page.getByRole("textbox", { name: "Password" }).fill("nimbus wallet demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Navigation" })).toBeVisible();
});
