/** The console behind a proxy that lets no WebSocket through. */
import { expect, PEOPLE, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

test("the long poll takes over in the console where WebSocket is blocked, and gives back", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Through the office's proxy, please.");
  const agent = await Agent.signIn(browser, desk, PEOPLE.lead);
  const { page } = agent;
  let blocked = true;
  await page.routeWebSocket(/\/ws\/staff/, (socket) => {
    if (blocked) socket.close();
    else socket.connectToServer();
  });
  await agent.openCase("Through the office's proxy, please.");
  const slower = page.getByText("Your network lets no live connection through.", { exact: false });
  await expect(slower).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("Connection lost, connecting again…")).toHaveCount(0);

  // Both ways, without a reload: what the customer writes, that they write, and what the agent answers.
  await customer.write("Does this arrive?");
  await expect(agent.messages.getByText("Does this arrive?")).toBeVisible();
  await agent.reply("It does, and back.");
  await expect(customer.messages.getByText("It does, and back.")).toBeVisible();
  await expect(page.locator(".row", { hasText: "It does, and back." })).toBeVisible();

  blocked = false;
  // The next try, or at once when the window is looked at again.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(slower).toHaveCount(0, { timeout: 40_000 });
  await customer.write("And now by the straight way.");
  await expect(agent.messages.getByText("And now by the straight way.")).toBeVisible();
  await expect(agent.messages.getByText("Does this arrive?")).toHaveCount(1);
});
