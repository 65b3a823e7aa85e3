/** The editor of knowledge, for the tests that write in it. */
import type { Page } from "@playwright/test";
import { type Desk, expect, PEOPLE } from "./harness.ts";

/** An editor's page at a path of the console. */
export async function editor(page: Page, desk: Desk, path: string): Promise<void> {
  await desk.signIn(page, PEOPLE.admin);
  await page.goto(`${desk.url}/console${path}`);
}

/** Begins a topic, and stands in its editor. */
export async function begin(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: "New topic" }).click();
  const dialog = page.getByRole("dialog", { name: "New topic" });
  await dialog.getByRole("textbox", { name: "Title" }).fill(title);
  await dialog.getByRole("button", { name: "Begin to write" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(text(page)).toBeVisible();
}

export const text = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
