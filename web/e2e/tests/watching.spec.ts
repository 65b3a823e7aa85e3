/** A transaction that waits is watched: the customer is told in the chat, staff sees it beside the case. */
import { hashOf } from "../chain.ts";
import { expect, pictures, sound, testWithBot } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const test = testWithBot();

test("a customer is promised news of what waits, sees what is watched, staff sees it, and both can stop it", async ({
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

  // From the promise to the list: how it stands, since when, when it was looked at.
  const list = customer.chat.getByRole("dialog", { name: "What is watched" });
  await promise.getByRole("button", { name: "What is watched" }).press("Enter");
  await expect(list.getByText("Waits to be put into a block.")).toBeVisible();
  await expect(list.getByText(/^Watched since .*, as you asked; until /)).toBeVisible();
  await expect(list.getByText(/^Last looked at: /)).toBeVisible();
  await sound(customer.page);
  await pictures(customer.page, "watch-list");
  await customer.page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(promise.getByRole("button", { name: "What is watched" })).toBeFocused();

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

  // What staff promises is in the customer's list as well, which the menu leads to; they stop it there.
  const tell = section.getByRole("button", { name: "Tell the customer when it is through" });
  await tell.click();
  await expect(promise).toBeVisible();
  await customer.chat.getByRole("button", { name: "More options" }).click();
  await customer.chat.locator(".menu").getByRole("button", { name: "What is watched" }).click();
  await expect(list.getByText(/as our team promised/)).toBeVisible();
  await expect(list.getByText(/^You stopped it /)).toHaveCount(1);
  await list.getByRole("button", { name: /^Stop: 0x/ }).press("Enter");
  await expect(list.getByText(/^You stopped it /)).toHaveCount(2);
  await expect(list.getByRole("heading", { name: "What is watched" })).toBeFocused();
  await list.getByRole("button", { name: "Close", exact: true }).click();
  await expect(section.getByText("Stopped by the customer")).toHaveCount(2);

  // Staff promises it, and takes it back.
  await tell.click();
  await expect(promise).toBeVisible();
  await section.getByRole("button", { name: /Stop watching/ }).click();
  await expect(section.getByText("Stopped", { exact: true })).toBeVisible();
});
