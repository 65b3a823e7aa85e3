/** What customers and agents do on the screens, in the words on them. */
import { createHmac } from "node:crypto";
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from "@playwright/test";
import { type Desk, expect, PEOPLE } from "./harness.ts";

declare global {
  var Ombud: (...command: unknown[]) => void;
}

/** A customer on the demo wallet's page, with the chat open. */
export class Customer {
  readonly chat: FrameLocator;
  readonly messages: Locator;

  private constructor(readonly page: Page) {
    this.chat = page.frameLocator("#ombud iframe");
    this.messages = this.chat.getByRole("log", { name: "Messages" });
  }

  /** `prepare` gives the browser what it has before it comes: a wallet. */
  static async visit(
    browser: Browser,
    desk: Desk,
    prepare: (context: BrowserContext) => Promise<void> = async () => undefined,
  ): Promise<Customer> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await prepare(context);
    const page = await context.newPage();
    await page.goto(`${desk.url}/demo`);
    const customer = new Customer(page);
    await page.getByRole("button", { name: "Open chat" }).click();
    return customer;
  }

  /** Opens a new conversation with its first message. */
  async begin(text: string): Promise<void> {
    // A newcomer is asked at once; whoever has talked before sees the list first.
    const composer = this.chat.getByRole("textbox", { name: "Your message" });
    const another = this.chat.getByRole("button", { name: /Send us a message|New conversation/ });
    await expect(composer.or(another).first()).toBeVisible();
    if (!(await composer.isVisible())) await another.first().click();
    await this.write(text);
    // The bot's answer may have the same words.
    await expect(this.messages.getByText(text).first()).toBeVisible();
  }

  async write(text: string): Promise<void> {
    await this.chat.getByRole("textbox", { name: "Your message" }).fill(text);
    await this.chat.getByRole("button", { name: "Send", exact: true }).click();
  }

  /** Sends files, all with one message, once they are all there. */
  async attach(files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    const uploaded = Promise.all(
      files.map(() => this.page.waitForResponse((it) => it.url().endsWith("/widget/files") && it.ok())),
    );
    await this.chat.locator('input[type="file"]').first().setInputFiles(files);
    await uploaded;
    await this.chat.getByRole("button", { name: "Send", exact: true }).click();
    for (const { name } of files) {
      const shown = this.messages
        .getByText(name)
        .or(this.messages.getByRole("button", { name: `Image: ${name}` }));
      await expect(shown.first()).toBeVisible();
    }
  }
}

/** An agent in the console. */
export class Agent {
  readonly messages: Locator;

  private constructor(
    readonly page: Page,
    private readonly desk: Desk,
  ) {
    this.messages = page.getByRole("log", { name: "Messages" });
  }

  static async signIn(browser: Browser, desk: Desk, email: string = PEOPLE.lead): Promise<Agent> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await desk.signIn(page, email);
    return new Agent(page, desk);
  }

  /** Opens the case whose preview says `text`. */
  async openCase(text: string): Promise<void> {
    await this.page.goto(`${this.desk.url}/console/inbox/all`);
    await this.page.locator(".row", { hasText: text }).getByRole("link").click();
    await expect(this.messages.getByText(text).first()).toBeVisible();
  }

  async reply(text: string): Promise<void> {
    await this.choose("Reply");
    await this.page.getByRole("textbox", { name: "Reply to the customer" }).fill(text);
    await this.page.getByRole("button", { name: "Send", exact: true }).click();
  }

  async note(text: string): Promise<void> {
    await this.choose("Note");
    await this.page.getByRole("textbox", { name: "Note for colleagues" }).fill(text);
    await this.page.getByRole("button", { name: "Add note" }).click();
  }

  private async choose(kind: "Reply" | "Note"): Promise<void> {
    await this.page.getByRole("radio", { name: kind }).check({ force: true });
  }
}

/** The token by which the demo's app vouches for somebody. */
export async function vouched(agent: Agent, desk: Desk, sub: string): Promise<string> {
  const { request } = agent.page;
  const inboxes = await (await request.get(`${desk.url}/api/v1/inboxes`)).json();
  const inbox = inboxes.items.find((it: { key: string }) => it.key === "demo") ?? inboxes.items[0];
  const made = await request.post(`${desk.url}/api/v1/inboxes/${inbox.id}/identity-keys`, {
    headers: { origin: desk.url },
    data: { algorithm: "HS256" },
  });
  const key = await made.json();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const head = part({ alg: "HS256", typ: "JWT", kid: key.kid });
  const body = part({ sub, name: "Zoe", aud: inbox.key, iat: now, exp: now + 600 });
  return `${head}.${body}.${createHmac("sha256", key.secret).update(`${head}.${body}`).digest("base64url")}`;
}

/** Somebody who joins by a link of the operator's: nobody at the desk has made or changed them. */
export async function join(browser: Browser, desk: Desk, email: string, name: string, role: string) {
  const said = desk.operator("staff", "add", email, "--role", role);
  const key = /\/invite\/(\S+)/.exec(said)?.[1];
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const joined = await page.request.post(`${desk.url}/api/v1/invitations/${key}`, {
    headers: { origin: desk.url },
    data: { name, password: "nimbus wallet demo" },
  });
  expect(joined.ok(), await joined.text()).toBe(true);
  return page;
}
