import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "../harness.ts";

test("the front-ends' types are made of what the server says of itself", async ({ request, desk }) => {
  const answer = await request.get(`${desk.url}/api/openapi.json`);
  const kept = readFileSync(resolve(import.meta.dirname, "../../openapi/openapi.json"), "utf8");
  expect(await answer.json(), "run ./x web").toEqual(JSON.parse(kept));
});

test("the docs fit a phone", async ({ page, desk }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/api/docs", "/docs/realtime", "/docs/problems", "/docs/accounts", "/docs/models"]) {
    await page.goto(desk.url + path);
    await expect(page.getByRole("main")).toBeVisible();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
    await page.screenshot({ path: `../../test-output/pictures/docs${path.replaceAll("/", "-")}-phone.png` });
  }
});
