/** What agents do with cases beside answering: put them away, join them, write ahead, find them, pass files along. */
import type { Locator } from "@playwright/test";
import { expect, PEOPLE, pictures, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A picture from the clipboard, or dragged in from a folder. */
async function handOver(target: Locator, kind: "paste" | "drop", name: string): Promise<void> {
  await target.evaluate(
    async (element, { kind, name, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
      const options = { bubbles: true, cancelable: true };
      if (kind === "drop") {
        // As a hand does it: over the element first, until that takes files.
        element.dispatchEvent(new DragEvent("dragenter", { ...options, dataTransfer: data }));
        for (let tries = 0; tries < 250; tries++) {
          if (!element.dispatchEvent(new DragEvent("dragover", { ...options, dataTransfer: data }))) break;
          await new Promise((done) => setTimeout(done, 20));
        }
      }
      element.dispatchEvent(
        kind === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: data })
          : new DragEvent("drop", { ...options, dataTransfer: data }),
      );
    },
    { kind, name, bytes: [...PNG] },
  );
}

test("a snoozed case leaves the list and comes back when the customer writes", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Please remind me about my card.");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Please remind me about my card.");
  const { page } = agent;
  await page.getByRole("button", { name: "Snooze", exact: true }).click();
  await page.getByRole("option", { name: /Tomorrow morning.*9:00/ }).click();
  await expect(page.getByText(/^Snoozed until tomorrow .*9:00/).first()).toBeVisible();
  await page.goto(`${desk.url}/console/inbox/snoozed`);
  await expect(page.locator(".row", { hasText: "Please remind me about my card." })).toBeVisible();
  await customer.write("I cannot wait that long.");
  await expect(page.locator(".row", { hasText: "I cannot wait that long." })).toHaveCount(0);
  await page.goto(`${desk.url}/console/inbox/all`);
  await expect(page.locator(".row", { hasText: "I cannot wait that long." })).toBeVisible();
});

test("two cases of a customer become one", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("First about the fee.");
  await customer.chat.getByRole("button", { name: "Back to all conversations" }).click();
  await customer.begin("Then about the limit.");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Then about the limit.");
  const { page } = agent;
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Merge into another case" }).click();
  const dialog = page.getByRole("dialog", { name: /Merge case/ });
  await dialog.getByRole("radio", { name: /First about the fee/ }).check({ force: true });
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(agent.messages.getByText("First about the fee.")).toBeVisible();
  await expect(agent.messages.getByText("Then about the limit.")).toBeVisible();
});

test("a reply for later waits above the composer and can be taken back", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("When will the token be listed?");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("When will the token be listed?");
  const { page } = agent;
  await page.getByRole("textbox", { name: "Reply to the customer" }).fill("It is listed by now.");
  await page.getByRole("button", { name: "Send later" }).click();
  await page.getByRole("option", { name: /Tomorrow morning/ }).click();
  const waiting = page.getByRole("list", { name: "Messages to be sent later" });
  await expect(waiting.getByText("It is listed by now.")).toBeVisible();
  await expect(customer.messages.getByText("It is listed by now.")).toHaveCount(0);
  await waiting.getByRole("button", { name: "Cancel" }).click();
  await expect(waiting).toHaveCount(0);
});

test("a note does not stand in the reply, and neither is lost by turning to the other", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Is my account all right?");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Is my account all right?");
  const { page } = agent;
  const kind = (name: string) => page.getByRole("radio", { name }).check({ force: true });
  const reply = page.getByRole("textbox", { name: "Reply to the customer" });
  const note = page.getByRole("textbox", { name: "Note for colleagues" });
  await kind("Note");
  await note.fill("Looks like a mule.");
  await kind("Reply");
  await expect(reply).toHaveValue("");
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
  await reply.fill("We are looking into it.");
  await kind("Note");
  await expect(note).toHaveValue("Looks like a mule.");
  // The server has both: neither is lost with the page.
  await expect(page.getByText("Draft saved")).toBeVisible();
  await page.reload();
  await expect(reply.or(note)).toHaveValue(/^(We are looking into it|Looks like a mule)\.$/);
  await kind("Reply");
  await expect(reply).toHaveValue("We are looking into it.");
  await kind("Note");
  await expect(note).toHaveValue("Looks like a mule.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(agent.messages.getByText("Looks like a mule.")).toBeVisible();
  await kind("Reply");
  await expect(reply).toHaveValue("We are looking into it.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(customer.messages.getByText("We are looking into it.")).toBeVisible();
  await expect(customer.messages.getByText("Looks like a mule.")).toHaveCount(0);
});

test("what only says that it is a picture is shown as a file", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Here is my screenshot.");
  const torn = { name: "torn.png", mimeType: "image/png", buffer: PNG.subarray(0, 12) };
  await customer.attach([torn]);
  await expect(customer.messages.getByRole("link", { name: /torn\.png/ })).toBeVisible();
  await expect(customer.messages.locator(".picture")).toHaveCount(0);
});

test("search finds what was said, marks it, and opens it there", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("My zebrafinch transfer hangs.");
  const agent = await Agent.signIn(browser, desk);
  const { page } = agent;
  await expect(async () => {
    await page.goto(`${desk.url}/console/search?q=zebrafinch`);
    await expect(page.getByRole("region", { name: "Results" }).locator("mark")).toHaveText("zebrafinch", {
      timeout: 3_000,
    });
  }).toPass();
  await page.getByRole("region", { name: "Results" }).getByRole("link").first().click();
  await expect(agent.messages.getByText("My zebrafinch transfer hangs.")).toBeVisible();
});

test("search finds other forms of a word, below what is written so", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("My kingfishers hang.");
  await customer.write("And one kingfisher is gone.");
  const { page } = await Agent.signIn(browser, desk);
  const results = page.getByRole("region", { name: "Results" });
  await expect(async () => {
    await page.goto(`${desk.url}/console/search?q=kingfisher`);
    await expect(results.locator("mark")).toHaveText(["kingfisher", "kingfishers"], { timeout: 3_000 });
  }).toPass();
  await expect(results.getByRole("heading", { name: "Other forms of these words" })).toBeVisible();
  await sound(page);
  await pictures(page, "search-forms");
  await page.getByRole("searchbox").fill("kingfishing");
  await expect(results.getByRole("heading", { name: "Not written so; in other forms" })).toBeVisible();
  await expect(results.locator("mark")).toHaveCount(2);
});

test("files go both ways, pasted and dropped", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Here is my statement.");
  const agent = await Agent.signIn(browser, desk);
  await agent.openCase("Here is my statement.");
  const { page } = agent;
  await handOver(page.getByRole("textbox", { name: "Reply to the customer" }), "paste", "pasted.png");
  await expect(page.getByText("pasted.png")).toBeVisible();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(customer.messages.getByRole("button", { name: "Image: pasted.png" })).toBeVisible();
  await handOver(customer.chat.getByRole("region", { name: "Conversation" }), "drop", "dropped.png");
  await expect(customer.chat.getByText("dropped.png", { exact: true })).toBeVisible();
  await customer.chat.getByRole("button", { name: "Send", exact: true }).click();
  await agent.messages.getByRole("button", { name: "Open dropped.png" }).click();
  await expect(page.getByRole("dialog", { name: "dropped.png" }).getByRole("img")).toBeVisible();
});

test("a mention rings: a sound, and a notice on the desktop while the page is hidden", async ({
  browser,
  desk,
}) => {
  const context = await browser.newContext({ permissions: ["notifications"] });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = { notices: [] as string[], notes: 0 };
    Object.assign(globalThis, { seen });
    class Notice {
      static permission = "granted";
      onclick = null;
      constructor(title: string, options: { body: string }) {
        seen.notices.push(`${title}: ${options.body}`);
      }
      close() {}
    }
    Object.assign(globalThis, { Notification: Notice });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (at?: number) {
      seen.notes++;
      start.call(this, at);
    };
  });
  await desk.signIn(page, PEOPLE.secondAgent);
  const notify = { sound: true, desktop: true, mail: "away" };
  await page.request.patch(`${desk.url}/api/v1/auth/me`, { headers: { origin: desk.url }, data: { notify } });
  await page.goto(`${desk.url}/console/inbox/all`);
  await expect(page.getByRole("navigation", { name: "Navigation" })).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
  });

  const customer = await Customer.visit(browser, desk);
  await customer.begin("Somebody should look at this.");
  const lead = await Agent.signIn(browser, desk);
  await lead.openCase("Somebody should look at this.");
  const me = await (await page.request.get(`${desk.url}/api/v1/auth/me`)).json();
  const id = new URL(lead.page.url()).pathname.split("/").at(-1);
  const note = { id: "m1", kind: "note", body: "@Sam please look", files: [], mentions: [me.staff.id] };
  const sent = await lead.page.request.post(`${desk.url}/api/v1/cases/${id}/messages`, {
    headers: { origin: desk.url },
    data: note,
  });
  expect(sent.ok()).toBe(true);
  const seen = () =>
    page.evaluate(() => (globalThis as unknown as { seen: { notices: string[]; notes: number } }).seen);
  await expect.poll(async () => (await seen()).notices.length).toBeGreaterThan(0);
  expect((await seen()).notices.at(-1)).toMatch(/^You were mentioned.*: @Sam please look$/);
  expect((await seen()).notes).toBeGreaterThan(0);
});

test("a session that is ended elsewhere ends here at once, with its socket", async ({ browser, desk }) => {
  const here = await Agent.signIn(browser, desk, PEOPLE.agent);
  let closed = false;
  here.page.on("websocket", (socket) =>
    socket.on("close", () => {
      closed = true;
    }),
  );
  await here.page.goto(`${desk.url}/console/inbox/all`);
  await expect(here.page.getByRole("navigation", { name: "Navigation" })).toBeVisible();
  const there = await Agent.signIn(browser, desk, PEOPLE.agent);
  const ended = await there.page.request.delete(`${desk.url}/api/v1/auth/sessions`, {
    headers: { origin: desk.url },
  });
  expect(ended.ok()).toBe(true);
  await expect(here.page.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect(closed).toBe(true);
});

test("search is narrowed by chips, by typed words and by its link alike", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("My turnstone transfer hangs.");
  const { page } = await Agent.signIn(browser, desk);
  const results = page.getByRole("region", { name: "Results" });
  await expect(async () => {
    await page.goto(`${desk.url}/console/search?q=turnstone`);
    await expect(results.locator("mark")).toHaveText("turnstone", { timeout: 3_000 });
  }).toPass();
  const box = page.getByRole("searchbox");
  await box.fill("turnstone from:customer");
  await expect(page).toHaveURL(/q=turnstone&from=customer/);
  await expect(results.locator("mark")).toHaveText("turnstone");
  await expect(page.getByRole("button", { name: "Remove Written by: Customer" })).toBeVisible();
  await sound(page);
  await pictures(page, "search-filters");
  // A filter that hides it says which one to drop.
  await box.fill("turnstone from:note");
  await page.getByRole("button", { name: "Without Written by: Note" }).click();
  await expect(page).toHaveURL(/search\?q=turnstone$/);
  await expect(box).toHaveValue("turnstone");
  await expect(results.locator("mark")).toHaveText("turnstone");
  // A link has the filters; the box says them as they are typed.
  await page.goto(`${desk.url}/console/search?q=turnstone&is=resolved`);
  await expect(box).toHaveValue("turnstone is:resolved");
  await page.getByRole("button", { name: "Remove State: Resolved" }).click();
  await expect(results.locator("mark")).toHaveText("turnstone");
});

test("search puts a typing mistake right, and the original is one press away", async ({ browser, desk }) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("My dunlin withdrawal hangs; write to dun.lin@example.com.");
  const { page } = await Agent.signIn(browser, desk);
  const results = page.getByRole("region", { name: "Results" });
  await expect(async () => {
    await page.goto(`${desk.url}/console/search?q=duniln`);
    await expect(results.getByText("Nothing for “duniln”. Showing “dunlin”.")).toBeVisible({
      timeout: 3_000,
    });
  }).toPass();
  await expect(results.locator("mark")).toHaveText("dunlin");
  await sound(page);
  await pictures(page, "search-instead");
  await page.getByRole("button", { name: "Only “duniln”" }).click();
  await expect(page.getByText("Nothing found for “duniln”")).toBeVisible();
  // Of what is masked, a part finds nothing, and the whole is recorded.
  await page.getByRole("searchbox").fill("dun.lin@example.com");
  await expect(results.getByText("that you searched for it is recorded")).toBeVisible();
});
