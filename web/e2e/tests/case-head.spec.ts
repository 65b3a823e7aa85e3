/** The head of a case: what marks it is read whole, however narrow the window is and whichever way one writes. */
import type { Page } from "@playwright/test";
import { expect, PEOPLE, sound, test } from "../harness.ts";
import { Agent, Customer } from "../people.ts";

/** What stands in the head and is cut, or lies outside of it. */
const cutIn = (page: Page) =>
  page.locator(".thread-head").evaluate((head) => {
    const frame = head.getBoundingClientRect();
    const bad: string[] = [];
    for (const chip of head.querySelectorAll<HTMLElement>(
      ".thread-badges .ui-badge, .thread-ends .ui-button",
    )) {
      const box = chip.getBoundingClientRect();
      const words = chip.querySelector<HTMLElement>(".ui-truncate") ?? chip;
      const cut = words.scrollWidth > words.clientWidth + 1 && getComputedStyle(words).overflow !== "visible";
      const out = box.left < frame.left - 1 || box.right > frame.right + 1;
      if (cut || out || box.width === 0) bad.push(chip.textContent ?? "");
    }
    return bad;
  });

/** On a phone they stand in a row that is drawn along. */
const widthsOf = (page: Page) =>
  page
    .locator(".thread-badges .ui-badge")
    .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().width));

test("tags and targets are not cut at any width, in both directions of writing", async ({
  browser,
  desk,
}) => {
  const customer = await Customer.visit(browser, desk);
  await customer.begin("Whose head has many chips?");
  const agent = await Agent.signIn(browser, desk, PEOPLE.admin);
  const { page } = agent;
  await agent.openCase("Whose head has many chips?");
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const call = async (method: string, path: string, data: object) => {
    const options = { method, headers: { origin: desk.url }, data };
    const answer = await page.request.fetch(`${desk.url}/api/v1${path}`, options);
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const stamp = Date.now().toString(36);
  const tags: string[] = [];
  const names = [
    "withdrawal held for review",
    "second opinion asked of the custody team",
    "vip",
    "chain halted",
  ];
  for (const [n, name] of [...names, "tax", "letters of a lawyer", "press", "repeat"].entries()) {
    tags.push((await call("POST", "/tags", { name: `${name} ${n}${stamp}`, color: "#0a7cff" })).id);
  }
  await call("PATCH", `/cases/${id}`, { tags });
  await page.reload();
  const more = page.getByRole("button", { name: "Show 3 more tags" });
  await expect(more).toBeVisible();
  await expect(page.locator(".thread-badges .ui-dot")).toHaveCount(5);
  await more.press("Enter");
  await expect(page.locator(".thread-badges .ui-dot")).toHaveCount(8);

  for (const dir of ["ltr", "rtl"]) {
    await page.evaluate((it) => {
      document.documentElement.dir = it;
    }, dir);
    for (const width of [1280, 1366, 1440, 1680, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      for (const panel of [true, false]) {
        const button = page.locator(".thread-line").getByRole("button", { pressed: panel });
        if ((await button.count()) === 0) await page.locator(".thread-line button[aria-pressed]").click();
        await expect.poll(() => cutIn(page), `${dir}, ${width}, panel ${panel}`).toEqual([]);
      }
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => widthsOf(page), `${dir}, phone`).not.toContain(0);
  }
  await page.getByRole("button", { name: "Show fewer tags" }).click();
  await expect(page.locator(".thread-badges .ui-dot")).toHaveCount(5);
  await sound(page);
});
