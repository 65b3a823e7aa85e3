/** Outside of business hours: whoever writes is told when somebody is back, and asked for an address where that is of use. */
import type { Page } from "@playwright/test";
import { Desk, expect, PEOPLE, sound, test } from "../harness.ts";
import { Mailbox } from "../mailbox.ts";

// One server for all of them: it takes a while to start.
test.describe.configure({ mode: "serial" });

let mailbox: Mailbox;
let mailing: Desk;

test.beforeAll(async () => {
  mailbox = await Mailbox.open();
  const from = "Help <help@nimbus.example>";
  mailing = await Desk.start({ OMBUD_MAIL__URL: mailbox.url, OMBUD_MAIL__FROM: from });
});

test.afterAll(async () => {
  await mailing.stop();
  mailbox.close();
});

/** An inbox that is closed today, whichever day is counted as the first of a week. */
async function closedInbox(admin: Page, desk: Desk, ask_email: string): Promise<string> {
  const call = async (path: string, data: object) => {
    const answer = await admin.request.post(`${desk.url}/api/v1${path}`, {
      headers: { origin: desk.url },
      data,
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const name = `Closed ${Date.now()}-${Math.random()}`;
  const day = (new Date().getUTCDay() + 3) % 7;
  const hours = await call("/business-hours", {
    ...{ name, time_zone: "UTC", week: [{ day, from: "09:00", to: "10:00" }], holidays: [] },
  });
  const inbox = await call("/inboxes", {
    ...{ name, channel: "web", enabled: true, ask_name: false, ask_email, languages: ["en"] },
    ...{ business_hours: hours.id, bot: false },
  });
  return inbox.key;
}

const write = async (page: Page, text: string) => {
  await page.getByRole("textbox", { name: "Your message" }).fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("log").getByText(text)).toBeVisible();
};

test("who writes to a closed desk is asked for an address, and may decline for today", async ({
  browser,
}) => {
  const admin = await (await browser.newContext()).newPage();
  await mailing.signIn(admin, PEOPLE.admin);
  const key = await closedInbox(admin, mailing, "offline");
  const page = await (await browser.newContext()).newPage();
  await page.clock.install();
  await page.goto(`${mailing.url}/chat?inbox=${key}`);
  await expect(page.getByText("by email if you give us your address", { exact: false })).toBeVisible();
  const card = page.getByRole("form", { name: "How can we reach you?" });
  await expect(card).toHaveCount(0);
  await write(page, "Is anybody there?");
  await expect(card).toBeVisible();
  await sound(page);
  await card.getByRole("button", { name: "Not now" }).click();
  await expect(card).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("log").getByText("Is anybody there?")).toBeVisible();
  await expect(card).toHaveCount(0);

  // The next day it is of use again.
  await page.clock.setSystemTime(Date.now() + 25 * 3_600_000);
  await page.reload();
  await expect(card).toBeVisible();
  await card.getByRole("textbox", { name: "Email" }).fill("noa@mail.example");
  await card.getByRole("button", { name: "Save" }).click();
  await expect(
    page.getByText("here and by email to noa@mail.example", { exact: false }).first(),
  ).toBeVisible();
});

test("nothing is promised by mail where no address is asked for", async ({ browser, desk }) => {
  const admin = await (await browser.newContext()).newPage();
  await mailing.signIn(admin, PEOPLE.admin);
  const never = await closedInbox(admin, mailing, "never");
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${mailing.url}/chat?inbox=${never}`);
  await expect(page.getByText("We will answer here.", { exact: false })).toBeVisible();
  await expect(page.getByText("by email", { exact: false })).toHaveCount(0);

  // A server without mail: as if it were never asked.
  const other = await (await browser.newContext()).newPage();
  await desk.signIn(other, PEOPLE.admin);
  const key = await closedInbox(other, desk, "offline");
  await page.goto(`${desk.url}/chat?inbox=${key}`);
  await expect(page.getByText("We will answer here.", { exact: false })).toBeVisible();
  await write(page, "And now?");
  await expect(page.getByRole("form", { name: "How can we reach you?" })).toHaveCount(0);
});
