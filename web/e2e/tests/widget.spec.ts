/** The customer's side against the real server: an inbox of its own, staff by the API. */
import { createHmac } from "node:crypto";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { APIRequestContext, Browser, BrowserContextOptions, FrameLocator, Page } from "@playwright/test";
import { type Desk, expect, fits, PEOPLE, picture, settled, test } from "../harness.ts";

interface Inbox {
  id: string;
  key: string;
}

/** What an administrator does by the API. */
class Admin {
  private constructor(
    private readonly desk: Desk,
    private readonly request: APIRequestContext,
  ) {}

  static async signIn(browser: Browser, desk: Desk): Promise<Admin> {
    const page = await (await browser.newContext()).newPage();
    await desk.signIn(page, PEOPLE.admin);
    return new Admin(desk, page.request);
  }

  async call<T>(method: string, path: string, data?: object): Promise<T> {
    const options = { method, headers: { origin: this.desk.url }, ...(data && { data }) };
    const answer = await this.request.fetch(`${this.desk.url}/api/v1${path}`, options);
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  }

  inbox(change: object = {}, look: object = {}): Promise<Inbox> {
    const greeting = { en: "How can we help?", "zh-CN": "有什么可以帮您？" };
    const words = {
      brand: "Nimbus",
      color: "#5b3df5",
      position: "right",
      greeting,
      launcher: "",
      offline_text: {},
    };
    return this.call<Inbox>("POST", "/inboxes", {
      name: `Web ${Date.now()}-${Math.random()}`,
      channel: "web",
      enabled: true,
      look: { ...words, ...look },
      ask_name: false,
      ask_email: "never",
      identity_required: false,
      allowed_origins: [],
      languages: ["en", "zh-CN", "ar"],
      csat: true,
      ...change,
    });
  }

  /** The case whose last message is `text`. */
  async caseOf(text: string): Promise<string> {
    const { items } = await this.call<{ items: { id: string; preview: string }[] }>("GET", "/cases?view=all");
    const found = items.find((item) => item.preview === text);
    if (!found) throw new Error(`no case says ${text}`);
    return found.id;
  }
}

async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 420, height: 760 }, ...options });
  return context.newPage();
}

async function say(chat: Page | FrameLocator, text: string): Promise<void> {
  await chat.getByRole("textbox", { name: "Your message" }).fill(text);
  await chat.getByRole("button", { name: "Send", exact: true }).click();
}

const log = (chat: Page | FrameLocator) => chat.getByRole("log", { name: "Messages" });

async function sound(page: Page): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => [v.id, v.nodes.map((n) => n.target)])).toEqual([]);
}

/** A page of somebody else's, with a policy that allows the desk and nothing more. */
async function hostPage(page: Page, desk: Desk, inbox: Inbox): Promise<FrameLocator> {
  const policy = `default-src 'none'; script-src ${desk.url}; frame-src ${desk.url}`;
  const tag = `<script src="${desk.url}/widget.js" data-inbox="${inbox.key}" async></script>`;
  const body = `<!doctype html><html lang="en"><title>Shop</title><main><h1>Shop</h1></main>${tag}`;
  await page.route("**/shop", (route) =>
    route.fulfill({ contentType: "text/html", headers: { "content-security-policy": policy }, body }),
  );
  await page.goto(`${desk.url}/shop`);
  await page.locator("#ombud").waitFor({ state: "attached" });
  return page.frameLocator("#ombud iframe");
}

/** A visitor on the chat's own page whose question has arrived. */
async function asking(browser: Browser, desk: Desk, question: string) {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox();
  const page = await visitor(browser);
  await page.goto(`${desk.url}/chat?inbox=${inbox.key}`);
  await say(page, question);
  await expect(log(page).getByText("Delivered")).toBeVisible();
  return { admin, page };
}

test("the options of the menu come all at once, so that none moves under the finger", async ({
  browser,
  desk,
}) => {
  const { page } = await asking(browser, desk, "Where are my 250 USDT?");
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route(/proof-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  const words = page.waitForRequest(/proof-[^/]*\.js$/);
  await page.getByRole("button", { name: "More options" }).click();
  await words;
  await expect(page.getByRole("button", { name: "End conversation" })).toHaveCount(0);
  release();
  await expect(page.getByRole("button", { name: "My data", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "End conversation" })).toBeVisible();
});

test("a question goes its whole way: answer, picture, secret, end, rating, transcript", async ({
  browser,
  desk,
}) => {
  const { admin, page } = await asking(browser, desk, "Where are my 250 USDT?");

  const id = await admin.caseOf("Where are my 250 USDT?");
  const answer = { id: "s1", kind: "message", body: "Two confirmations more.", files: [], mentions: [] };
  await admin.call("POST", `/cases/${id}/messages`, answer);
  await expect(log(page).getByText("Two confirmations more.")).toBeVisible();
  await expect(log(page).getByText("Read", { exact: true })).toBeVisible();

  const picture = await page.screenshot();
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "proof.png", mimeType: "image/png", buffer: picture });
  await expect(page.getByText("proof.png", { exact: true })).toBeVisible();
  await say(page, "My proof");
  await page.getByRole("button", { name: "Image: proof.png" }).click();
  await expect(page.getByRole("dialog", { name: "Image: proof.png" })).toBeVisible();
  await page.keyboard.press("Escape");

  await say(page, `My words are ${"abandon ".repeat(11)}about`);
  await page.getByRole("alertdialog").getByRole("button", { name: "Send without it" }).click();
  await expect(log(page).getByText("[seed phrase removed]")).toBeVisible();
  await expect(log(page).getByText("abandon")).toHaveCount(0);
  await sound(page);

  await page.getByRole("button", { name: "More options" }).click();
  await page.getByRole("button", { name: "End conversation" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End conversation" }).click();
  await expect(log(page).getByText("marked as resolved")).toBeVisible();
  await page.getByRole("button", { name: "More options" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download transcript" }).click();
  expect((await download).suggestedFilename()).toContain(".html");
});

test("a rating is asked for when staff resolves, and kept", async ({ browser, desk }) => {
  const { admin, page } = await asking(browser, desk, "A question to be rated");
  const id = await admin.caseOf("A question to be rated");
  const me = await admin.call<{ workspace: { resolve_reasons: string[] } }>("GET", "/auth/me");
  await admin.call("POST", `/cases/${id}/resolve`, {
    reason: me.workspace.resolve_reasons[0],
    ask_rating: true,
  });
  await page.getByRole("radio", { name: "4 of 5: good" }).check({ force: true });
  await page.getByRole("textbox", { name: /What went well/ }).fill("Quick and kind");
  await sound(page);
  await page.getByRole("button", { name: "Send rating" }).click();
  await expect(page.getByText("Thank you for your rating.")).toBeVisible();
  const rated = await admin.call<{ rating: { score: number; comment: string } }>("GET", `/cases/${id}`);
  expect(rated.rating).toMatchObject({ score: 4, comment: "Quick and kind" });
});

test("the long poll takes over where WebSocket is blocked", async ({ browser, desk }) => {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox();
  const page = await visitor(browser);
  await page.routeWebSocket(/\/ws\/customer/, (socket) => socket.close());
  await page.goto(`${desk.url}/chat?inbox=${inbox.key}`);
  await say(page, "Through a narrow pipe");
  await expect(log(page).getByText("Delivered")).toBeVisible();
  const id = await admin.caseOf("Through a narrow pipe");
  const answer = { id: "s1", kind: "message", body: "And back.", files: [], mentions: [] };
  await admin.call("POST", `/cases/${id}/messages`, answer);
  await expect(log(page).getByText("And back.")).toBeVisible();
});

test("a signed-in person has one history on every device, and leaves nothing behind", async ({
  browser,
  desk,
}) => {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox();
  const key = await admin.call<{ kid: string; secret: string }>(
    "POST",
    `/inboxes/${inbox.id}/identity-keys`,
    {
      algorithm: "HS256",
    },
  );
  const token = identityToken(key, { sub: "zoe-1", name: "Zoe", aud: inbox.key });

  const first = await visitor(browser, { viewport: { width: 1280, height: 800 } });
  const chat = await hostPage(first, desk, inbox);
  await first.getByRole("button", { name: "Open chat" }).click();
  await say(chat, "Written as a guest");
  await expect(log(chat).getByText("Delivered")).toBeVisible();
  await first.evaluate((jwt) => globalThis.Ombud("identify", jwt), token);
  await expect(log(chat).getByText("Written as a guest")).toBeVisible();

  const second = await visitor(browser, { viewport: { width: 1280, height: 800 } });
  const other = await hostPage(second, desk, inbox);
  await second.evaluate((jwt) => globalThis.Ombud("identify", jwt), token);
  await second.getByRole("button", { name: "Open chat" }).click();
  await expect(log(other).getByText("Written as a guest")).toBeVisible();
  await say(other, "From the second device");
  await expect(log(chat).getByText("From the second device")).toBeVisible();

  await second.evaluate(() => globalThis.Ombud("logout"));
  await expect(log(other).getByText("Written as a guest")).toHaveCount(0);
});

test("an expired identity token is renewed by the page while the person writes, or says what to do", async ({
  browser,
  desk,
}) => {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox();
  const path = `/inboxes/${inbox.id}/identity-keys`;
  const key = await admin.call<{ kid: string; secret: string }>("POST", path, { algorithm: "HS256" });
  const now = Math.floor(Date.now() / 1000);
  const token = (n: number, more: object = {}) =>
    identityToken(key, { sub: "ida-1", name: "Ida", aud: inbox.key, jti: `t${n}` }, more);
  const expired = { iat: now - 900, exp: now - 300 };

  const page = await visitor(browser, { viewport: { width: 1280, height: 800 } });
  const chat = await hostPage(page, desk, inbox);
  await page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token(1));
  await page.getByRole("button", { name: "Open chat" }).click();
  await say(chat, "Signed in and well");
  await expect(log(chat).getByText("Delivered")).toBeVisible();

  // A page that knows no new token: what is being written stays, and the chat says what to do.
  const composer = chat.getByRole("textbox", { name: "Your message" });
  await composer.fill("Half a sentence");
  await page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token(2, expired));
  await expect(chat.getByText("Your sign-in has run out.", { exact: false })).toBeVisible({
    timeout: 20_000,
  });
  await expect(log(chat).getByText("Signed in and well")).toBeVisible();
  await expect(composer).toHaveValue("Half a sentence");
  await sound(page);
  await composer.fill("Sent while signed out");
  await composer.press("Enter");
  await page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token(3));
  await expect(chat.getByText("Your sign-in has run out.", { exact: false })).toHaveCount(0);
  await expect(() => admin.caseOf("Sent while signed out")).toPass({ timeout: 20_000 });

  // A page that listens for it: nobody notices.
  await page.evaluate(
    (jwt) => globalThis.Ombud("on", "expired", () => globalThis.Ombud("identify", jwt)),
    token(4),
  );
  await composer.fill("Written all the while");
  await page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token(5, expired));
  await expect(chat.getByText("Your sign-in has run out.", { exact: false })).toHaveCount(0);
  await expect(composer).toHaveValue("Written all the while");
  await composer.press("Enter");
  await expect(log(chat).getByText("Written all the while")).toBeVisible();
  await expect(() => admin.caseOf("Written all the while")).toPass({ timeout: 20_000 });

  // Another person's token that has expired shows nothing of the one before.
  const other = identityToken(key, { sub: "olaf-2", aud: inbox.key, jti: "t6" }, expired);
  await page.reload();
  await page.evaluate((jwt) => globalThis.Ombud("identify", jwt), token(7));
  await page.getByRole("button", { name: "Open chat" }).click();
  await expect(log(chat).getByText("Written all the while")).toBeVisible();
  await page.evaluate((jwt) => globalThis.Ombud("identify", jwt), other);
  await expect(chat.getByText("Sign in first")).toBeVisible({ timeout: 20_000 });
  await expect(log(chat).getByText("Written all the while")).toHaveCount(0);
});

test("on a host page with a strict policy: title, badge, Escape and focus", async ({ browser, desk }) => {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox();
  const page = await visitor(browser, { viewport: { width: 1280, height: 800 } });
  const refused: string[] = [];
  page.on("console", (line) => line.type() === "error" && refused.push(line.text()));
  const chat = await hostPage(page, desk, inbox);
  await page.getByRole("button", { name: "Open chat" }).click();
  await expect(chat.getByRole("textbox", { name: "Your message" })).toBeFocused();
  await say(chat, "Will you ring?");
  await expect(log(chat).getByText("Delivered")).toBeVisible();
  await sound(page);
  await chat.getByRole("textbox", { name: "Your message" }).press("Escape");
  await expect(page.getByRole("button", { name: "Open chat" })).toBeFocused();
  const id = await admin.caseOf("Will you ring?");
  const answer = { id: "s1", kind: "message", body: "Yes.", files: [], mentions: [] };
  await admin.call("POST", `/cases/${id}/messages`, answer);
  await expect(page.getByRole("button", { name: "Open chat (1)" })).toBeVisible();
  await expect(page).toHaveTitle("(1) Shop");
  await page.getByRole("button", { name: "Open chat (1)" }).click();
  await expect(page).toHaveTitle("Shop");
  expect(refused).toEqual([]);
});

test("the greeting and the chat around it are of one language, and the side that the page sets stays", async ({
  browser,
  desk,
}) => {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox();
  const page = await visitor(browser, { viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  const chat = await hostPage(page, desk, inbox);
  const place = page.locator("#ombud");
  await page.evaluate(() => globalThis.Ombud("set", { position: "left" }));
  await page.getByRole("button", { name: "Open chat" }).click();
  // The page is English, whatever the browser speaks.
  await expect(chat.getByRole("textbox", { name: "Your message" })).toBeVisible();
  await expect(chat.getByText("How can we help?")).toBeVisible();
  await expect(place).toHaveAttribute("data-position", "left");
  await page.evaluate(() => globalThis.Ombud("set", { language: "zh-CN" }));
  await expect(chat.getByRole("textbox", { name: "您的消息" })).toBeVisible();
  await expect(chat.getByText("有什么可以帮您？")).toBeVisible();
  await expect(chat.getByText("How can we help?")).toHaveCount(0);
  await expect(place).toHaveAttribute("data-position", "left");
});

test("an inbox for signed-in people says so before anything is written", async ({ browser, desk }) => {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox({ identity_required: true });
  const page = await visitor(browser);
  await page.goto(`${desk.url}/chat?inbox=${inbox.key}`);
  await expect(page.getByText("Sign in first")).toBeVisible();
  await sound(page);
});

for (const locale of ["en", "zh-CN", "ar"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the chat is accessible in ${locale}, ${colorScheme}, whatever the brand's colour`, async ({
      browser,
      desk,
    }) => {
      const admin = await Admin.signIn(browser, desk);
      for (const color of ["#ffe100", "#7f7f7f"]) {
        const inbox = await admin.inbox({ ask_name: true, ask_email: "always" }, { color });
        const page = await visitor(browser, { locale, colorScheme, reducedMotion: "reduce" });
        await page.goto(`${desk.url}/chat?inbox=${inbox.key}`);
        await page.locator("textarea").fill("https://example.com/a");
        await page.locator("textarea").press("Enter");
        await page.locator("[type=email]").waitFor();
        await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
        await sound(page);
        await page.locator("header button").first().click();
        await page.locator(".home h1").waitFor();
        await sound(page);
      }
    });
  }
}

test("the chat fits a narrow window in every language that it speaks", async ({ browser, desk }) => {
  const admin = await Admin.signIn(browser, desk);
  const inbox = await admin.inbox({ ask_name: true, ask_email: "always" });
  const locales = resolve(import.meta.dirname, "../../../locales");
  const spoken = readdirSync(locales).filter((tag) => readdirSync(join(locales, tag)).includes("widget.ftl"));
  expect(spoken.length).toBeGreaterThan(2);
  for (const locale of spoken) {
    const page = await visitor(browser, {
      locale,
      viewport: { width: 320, height: 640 },
      reducedMotion: "reduce",
    });
    await page.goto(`${desk.url}/chat?inbox=${inbox.key}`);
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    await page.locator("textarea").fill("https://example.com/a");
    await page.locator("textarea").press("Enter");
    await page.locator("[type=email]").waitFor();
    await fits(page);
    await picture(page, `chat-in-${locale}`);
    await page.locator("header button").first().click();
    await page.locator(".home h1").waitFor();
    await fits(page);
    await picture(page, `chat-home-in-${locale}`);
    await page.context().close();
  }
});

declare global {
  var Ombud: (...command: unknown[]) => void;
}

function identityToken(key: { kid: string; secret: string }, claims: object, more: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const head = part({ alg: "HS256", typ: "JWT", kid: key.kid });
  const body = part({ ...claims, iat: now, exp: now + 600, ...more });
  const signature = createHmac("sha256", key.secret).update(`${head}.${body}`).digest("base64url");
  return `${head}.${body}.${signature}`;
}
