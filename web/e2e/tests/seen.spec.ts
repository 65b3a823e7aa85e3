/** What the customer is told as read is what somebody looked at. */
import { expect, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("the case that comes up by itself is not read until somebody turns to it", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("The first of two things.");
  await customer.chat.getByRole("button", { name: "Back to all conversations" }).click();
  await customer.begin("And the second of two things.");
  const agent = await Agent.signIn(browser, desk);
  const { page } = agent;
  // Only this customer's two cases stand in the list, whatever other tests have left.
  await agent.openCase("The first of two things.");
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const found = await (await page.request.get(`${desk.url}/api/v1/cases/${id}`)).json();
  await page.goto(`${desk.url}/console/inbox/all/${id}?customer=${found.customer.id}`);
  await expect(page.locator(".row")).toHaveCount(2);
  await expect(agent.messages.getByText("The first of two things.")).toBeVisible();

  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(agent.messages.getByText("And the second of two things.")).toBeVisible();
  // Long enough for whatever counts the time in view; nobody touches anything.
  await page.waitForTimeout(5_000);
  await expect(customer.messages.getByText("Delivered", { exact: true })).toBeVisible();
  await expect(customer.messages.getByText("Read", { exact: true })).toHaveCount(0);
  await page.mouse.move(700, 420);
  await page.mouse.move(720, 430);
  await expect(customer.messages.getByText("Read", { exact: true })).toBeVisible();
});
