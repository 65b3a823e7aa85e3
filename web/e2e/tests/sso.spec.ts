/** Single sign-on with a real provider: set it up, sign in, prove it again, sign out, and be signed out. */
import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { Desk, expect, freePort, PEOPLE, pictures, test } from "../harness.ts";
import { Agent } from "../people.ts";

const PROVIDER = resolve(import.meta.dirname, "../provider.mjs");

async function startProvider(port: number, desk: string): Promise<ChildProcess> {
  const provider = spawn(process.execPath, [PROVIDER, String(port), desk], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((ready, fail) => {
    provider.stdout?.once("data", () => ready());
    provider.once("exit", (code) => fail(new Error(`the provider ended: ${code}`)));
  });
  return provider;
}

/** Signs in at the provider's own page. */
async function atProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
}

/** The provider's page wants a font of somebody else's, which a test must not wait for. */
async function withoutOthers(context: BrowserContext): Promise<void> {
  await context.route(/fonts\.googleapis\.com/, (route) => route.abort());
}

test("a real provider signs people in and out", async ({ browser }) => {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const desk = await Desk.start({ OMBUD_SSO__ALLOW_PRIVATE: "true" });
  const provider = await startProvider(port, desk.url);
  try {
    await setUp(browser, desk, issuer);
    await signInAndOut(browser, desk, issuer);
  } finally {
    provider.kill();
    await desk.stop();
  }
});

async function setUp(browser: Parameters<typeof Agent.signIn>[0], desk: Desk, issuer: string) {
  const { page } = await Agent.signIn(browser, desk, PEOPLE.admin);
  await page.goto(`${desk.url}/console/settings/sso`);
  await expect(page.getByText(`${desk.url}/api/v1/auth/sso/callback`)).toBeVisible();
  await page.getByRole("textbox", { name: "Issuer" }).fill(`${issuer}/elsewhere`);
  await page.getByRole("button", { name: "Ask the provider" }).click();
  await expect(page.getByText("It does not answer as it must")).toBeVisible();
  await page.getByRole("textbox", { name: "Issuer" }).fill(issuer);
  await page.getByRole("button", { name: "Ask the provider" }).click();
  await expect(page.getByText(/It answers, with one key|It answers, with \d keys/)).toBeVisible();
  await page.getByRole("switch", { name: "Sign in by this provider" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Nimbus ID");
  await page.getByRole("textbox", { name: "Client ID" }).fill("ombud");
  await page.getByRole("textbox", { name: "Scopes beside openid" }).fill("email profile groups");
  for (const [at, [group, role]] of [
    ["leads", "Lead"],
    ["support", "Agent"],
  ].entries()) {
    await page.getByRole("button", { name: "Add a group" }).click();
    await page
      .getByRole("textbox", { name: "Group", exact: true })
      .nth(at)
      .fill(group ?? "");
    await page
      .getByRole("combobox", { name: "Role" })
      .nth(at)
      .selectOption({ label: role ?? "" });
  }
  await page.getByRole("switch", { name: "Join by signing in" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.getByRole("textbox", { name: "New client secret" }).fill("a secret of the desk's");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByText("There is one. It is stored sealed")).toBeVisible();
  await pictures(page, "settings-sso");
  // Nobody locks everybody out.
  await page.getByRole("switch", { name: "Passwords open sessions" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("No admin has both a password and a second factor")).toBeVisible();
  await page.context().close();
}

async function signInAndOut(browser: Parameters<typeof Agent.signIn>[0], desk: Desk, issuer: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await withoutOthers(context);
  const page = await context.newPage();
  await page.goto(`${desk.url}/console/account/sessions`);
  await expect(page).toHaveURL(/\/console\/login\?next=/);
  await expect(page.getByRole("link", { name: "Sign in with Nimbus ID" })).toBeVisible();
  await pictures(page, "login-sso");
  await page.getByRole("link", { name: "Sign in with Nimbus ID" }).click();
  await atProvider(page, "kim");
  // A member since this moment, and where they wanted to go.
  await expect(page).toHaveURL(`${desk.url}/console/account/sessions`);
  await expect(page.getByText(/by single sign-on/)).toBeVisible();
  const me = await (await page.request.get(`${desk.url}/api/v1/auth/me`)).json();
  expect(me).toMatchObject({
    sso: true,
    has_password: false,
    staff: { email: "kim@nimbus.example", name: "Kim of the provider" },
  });
  expect(me.permissions).toContain("cases.reply");
  expect(me.permissions).not.toContain("cases.view_all");

  await proveAgain(page, desk);
  await refused(browser, desk);

  // Whoever is disabled at the provider is out here, while their screen is open.
  const admin = await context.request.post(`${issuer}/test/end/kim`);
  expect((await admin.json()).told).toBeGreaterThan(0);
  await expect(page).toHaveURL(/\/console\/login/);
  await expect(page.getByText(/your session at the sign-in provider has ended/)).toBeVisible();
  await pictures(page, "login-ended-provider");
  await context.close();

  // Signing out here signs out there.
  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await withoutOthers(other);
  const lea = await other.newPage();
  await lea.goto(`${desk.url}/console/login`);
  await lea.getByRole("link", { name: "Sign in with Nimbus ID" }).click();
  await atProvider(lea, "lea");
  await expect(lea).toHaveURL(`${desk.url}/console/inbox/mine`);
  const boss = await (await lea.request.get(`${desk.url}/api/v1/auth/me`)).json();
  expect(boss.permissions).toContain("cases.view_all");
  await lea.getByRole("button", { name: /Lea of the provider/ }).click();
  await lea.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(lea).toHaveURL(new RegExp(`^${issuer}/session/end`));
  await lea.getByRole("button", { name: "Yes, sign me out" }).click();
  await expect(lea).toHaveURL(`${desk.url}/console/login`);
  await lea.getByRole("link", { name: "Sign in with Nimbus ID" }).click();
  await expect(lea.getByPlaceholder("Enter any login")).toBeVisible();
  await other.close();
}

/** What is sensitive asks at the provider, in a window of its own, and goes on by itself. */
async function proveAgain(page: Page, desk: Desk) {
  await page.goto(`${desk.url}/console/account/security`);
  await expect(page.getByRole("heading", { name: "Password" })).toHaveCount(0);
  let asked = false;
  await page.route("**/api/v1/auth/totp", async (route) => {
    if (asked) return route.continue();
    asked = true;
    const body = {
      type: "/docs/problems#step-up-required",
      title: "",
      status: 403,
      detail: "",
      code: "step-up-required",
    };
    return route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      body: JSON.stringify(body),
    });
  });
  await page.getByRole("button", { name: "Set up" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Is it you?" });
  await pictures(page, "step-up-sso");
  const opening = page.waitForEvent("popup");
  await dialog.getByRole("button", { name: "Sign in again" }).click();
  const popup = await opening;
  const closed = popup.waitForEvent("close");
  await atProvider(popup, "kim");
  await closed;
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("img", { name: /QR/ })).toBeVisible();
}

/** Whoever is not let in reads why. */
async function refused(browser: Parameters<typeof Agent.signIn>[0], desk: Desk) {
  for (const [login, why] of [
    ["max", "None of your groups has access to this desk"],
    ["eve", "Your mail address is not verified"],
  ] as const) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await withoutOthers(context);
    const page = await context.newPage();
    await page.goto(`${desk.url}/console/login`);
    await page.getByRole("link", { name: "Sign in with Nimbus ID" }).click();
    await atProvider(page, login);
    await expect(page.getByText(why)).toBeVisible();
    await pictures(page, `login-sso-refused-${login}`);
    await context.close();
  }
}
