/** Links and addresses: what staff and customers see of them, and the settings that they are judged by. */
import type { APIRequestContext } from "@playwright/test";
import { type Desk, expect, PEOPLE, pictures, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

async function name(request: APIRequestContext, desk: Desk, host: string, standing: string): Promise<void> {
  const answer = await request.post(`${desk.url}/api/v1/safety/hosts`, {
    headers: { origin: desk.url },
    data: { host, standing },
  });
  expect(answer.ok()).toBe(true);
}

test("links stand in the thread as they were judged, and the customer is warned", async ({
  browser,
  desk,
}) => {
  const agent = await Agent.signIn(browser, desk, PEOPLE.admin);
  await name(agent.page.request, desk, "nimbus-thread.com", "official");
  await name(agent.page.request, desk, "drainer.top", "blocked");
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Which of these is yours?");
  await agent.openCase("Which of these is yours?");
  await customer.write(
    "https://nimbus-thread.com/help https://nimbus-thread.com.verify.top/x https://drainer.top/a https://example.org/b",
  );
  await expect(customer.messages).toContainText(/(drainer\.top|verify\.top) is not ours/);
  await customer.write(
    "I sent to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed and 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
  );
  await pictures(customer.page, "chat-warned");
  const { messages, page } = agent;
  await expect(messages.getByRole("link", { name: "https://nimbus-thread.com/help" })).toHaveAttribute(
    ...(["rel", /noopener/] as const),
  );
  await expect(messages.getByRole("img", { name: "Our own site" })).toBeVisible();
  await expect(messages.locator(".link-bad s")).toHaveText([
    ...["https://nimbus-thread.com.verify.top/x", "https://drainer.top/a"],
  ]);
  await expect(messages).toContainText("Made to be taken for nimbus-thread.com");
  await expect(messages.locator(".spotted")).toHaveCount(2);
  await expect(messages).toContainText("its capitals do not fit");
  await pictures(page, "judged");
  await messages.getByRole("button", { name: /example\.org\/b: not one of our sites/ }).click();
  const dialog = page.getByRole("dialog", { name: "Open this link?" });
  await expect(dialog.getByText("example.org", { exact: true })).toBeVisible();
  await expect(dialog.getByRole("link", { name: "Open" })).toHaveAttribute("href", "https://example.org/b");
  await pictures(page, "open-link");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await agent.reply("Please look at https://drainer.top/a");
  await expect(page.locator(".refusal")).toContainText("The link leads to a blocked host.");
});

test("hosts and block lists are set, checked and taken away", async ({ page, desk }) => {
  await desk.signIn(page, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/safety`);
  const own = page.getByRole("region", { name: "Our own hosts" });
  await own.getByRole("button", { name: "Add host" }).click();
  await expect(own.locator(".ui-field-error")).toBeVisible();
  await own.getByRole("textbox", { name: "Host or URL" }).fill("https://nimbus-set.com/login");
  await own.getByRole("textbox", { name: "Note for staff" }).fill("The wallet itself");
  await own.getByRole("button", { name: "Add host" }).click();
  await expect(own.getByRole("listitem").filter({ hasText: "nimbus-set.com" })).toContainText(
    "The wallet itself",
  );
  await own.getByRole("textbox", { name: "Host or URL" }).fill("com");
  await own.getByRole("button", { name: "Add host" }).click();
  await expect(own.locator(".ui-field-error")).toBeVisible();

  const lists = page.getByRole("region", { name: "Block lists" });
  await lists.getByRole("button", { name: "Add a block list" }).click();
  const editor = page.getByRole("dialog", { name: "Add a block list" });
  await editor.getByRole("textbox", { name: "Name" }).fill("Seen this week");
  await editor.getByRole("radio", { name: "Text or a file" }).check({ force: true });
  await editor.locator("input[type=file]").setInputFiles({
    ...{ name: "hosts.txt", mimeType: "text/plain" },
    buffer: Buffer.from("bad-one.top\nbad-two.top\n???\n"),
  });
  await expect(editor.getByRole("textbox", { name: "Text of the list" })).toHaveValue(/bad-two/);
  await pictures(page, "settings-safety-list");
  await editor.getByRole("button", { name: "Save" }).click();
  const row = lists.getByRole("row", { name: /Seen this week/ });
  await expect(row).toContainText("1 line says nothing");
  await expect(row.getByRole("cell", { name: "2", exact: true })).toBeVisible();
  await row.getByRole("button", { name: "Seen this week" }).click();
  const opened = page.getByRole("dialog", { name: "Seen this week", exact: true });
  await opened.getByText("1 line says nothing").click();
  await expect(opened.getByRole("row", { name: "3 ???" })).toBeVisible();
  await opened.getByRole("button", { name: "Cancel" }).click();

  await page
    .getByRole("textbox", { name: /Any text with links/ })
    .fill("nimbus-set.com nimbus-set.app bad-two.top/x 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  const verdicts = page.locator("form").filter({ hasText: "Check a link" }).getByRole("listitem");
  await expect(verdicts).toContainText(["Our own", "Imitation", "Blocked", "Valid"]);
  await pictures(page, "settings-safety-filled");

  await row.getByRole("button", { name: "Seen this week" }).click();
  await opened.getByRole("button", { name: "Delete" }).click();
  await page
    .getByRole("dialog", { name: /^Delete/ })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(lists).toContainText("No block lists");
  await own.getByRole("button", { name: "Remove nimbus-set.com" }).click();
  await expect(own.getByRole("listitem").filter({ hasText: "nimbus-set.com" })).toHaveCount(0);
  // The list that was deleted before can still be brought back as well.
  const told = page.getByRole("status").filter({ hasText: "nimbus-set.com" });
  await told.getByRole("button", { name: "Undo" }).click();
  await expect(own.getByRole("listitem").filter({ hasText: "nimbus-set.com" })).toHaveCount(1);
});
