/** A transaction that waits is watched: the customer is told in the chat, staff sees it beside the case. */
import { hashOf } from "../chain.ts";
import { expect, pictures, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

test("a customer is promised news of what waits, staff sees it, and both can stop it", async ({
  browser,
  answering,
}) => {
  const customer = await Customer.visit(browser, answering);
  await customer.begin(`my transfer waits since an hour ${hashOf("pending")}`);
  const offer = customer.chat.getByRole("region", { name: "Waiting for this transaction?" });
  await expect(offer).toBeVisible();
  await pictures(customer.page, "watch-offered");
  await offer.getByRole("button", { name: "Tell me when it is through" }).press("Enter");
  const promise = customer.chat.getByRole("region", { name: "We tell you here when it is through" });
  await expect(promise).toBeVisible();
  await expect(offer).toBeHidden();
  await pictures(customer.page, "watch-on");

  const agent = await Agent.signIn(browser, answering);
  await agent.openCase("my transfer waits since an hour");
  const section = agent.page.locator(".panel-section", {
    has: agent.page.getByRole("heading", { name: "On the chain" }),
  });
  await expect(section.getByText("Watched for the customer")).toBeVisible();
  await expect(section.getByText(/by the customer/)).toBeVisible();
  await pictures(agent.page, "watch-panel");
  await promise.getByRole("button", { name: "Stop" }).click();
  await expect(customer.messages).toContainText("You stopped it");
  await expect(section.getByText("Stopped by the customer")).toBeVisible();

  // Staff promises it, and takes it back.
  await section.getByRole("button", { name: "Tell the customer when it is through" }).click();
  await expect(promise).toBeVisible();
  await section.getByRole("button", { name: /Stop watching/ }).click();
  await expect(section.getByText("Stopped", { exact: true })).toBeVisible();
});
