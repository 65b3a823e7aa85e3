/**
 * What every browser test starts from: a server of its own with demo data, and people signed in.
 * Pictures go to test-output/pictures.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

export { expect } from "@playwright/test";

export const BINARY = process.env.OMBUD_BINARY ?? resolve(import.meta.dirname, "../../target/debug/ombud");
const PICTURES = resolve(import.meta.dirname, "../../test-output/pictures");
const PASSWORD = "nimbus wallet demo";
const READY_MS = 90_000;

/** The demo's people, by role. */
export const PEOPLE = {
  admin: "ada@nimbus.example",
  lead: "leo@nimbus.example",
  agent: "mia@nimbus.example",
  secondAgent: "sam@nimbus.example",
} as const;

/** A running server with the demo's workspace. */
export class Desk {
  constructor(
    readonly url: string,
    private readonly server: ChildProcess,
    readonly folder: string,
  ) {}

  /** Starts one; `env` says what of its configuration differs. People answer first, unless the bot is wanted. */
  static async start(env: Record<string, string> = {}, bot = false): Promise<Desk> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const folder = mkdtempSync(join(tmpdir(), "ombud-e2e-"));
    const filled = process.env.OMBUD_E2E_DEMO;
    if (filled) cpSync(filled, folder, { recursive: true });
    const server = spawn(BINARY, ["serve", "--demo", "--data", folder, "--listen", `127.0.0.1:${port}`], {
      env: { ...process.env, OMBUD_SERVER__PUBLIC_URL: url, OMBUD_LOG__FILTER: "warn", ...env },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const desk = new Desk(url, server, folder);
    await desk.ready();
    if (!bot) await desk.silenceBot();
    return desk;
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends the server, and keeps what it wrote. */
  async end(): Promise<void> {
    const ended = new Promise((done) => this.server.once("exit", done));
    if (this.server.exitCode === null) {
      this.server.kill("SIGTERM");
      await ended;
    }
  }

  /** Runs a command at the machine, as the operator does, while the server serves. */
  operator(...args: string[]): string {
    return execFileSync(BINARY, [...args, "--data", this.folder], {
      encoding: "utf8",
      env: { ...process.env, OMBUD_SERVER__PUBLIC_URL: this.url, OMBUD_LOG__FILTER: "warn" },
    });
  }

  /** Changes the database behind the server's back, as somebody who has the machine and no key. */
  tamper(sql: string): void {
    const file = join(this.folder, "ombud.db");
    execFileSync("sqlite3", ["-cmd", ".timeout 30000", file, sql], { encoding: "utf8" });
  }

  /** Signs a page's browser in as one of the demo's people. */
  async signIn(page: Page, email: string): Promise<void> {
    const answer = await page.request.post(`${this.url}/api/v1/auth/login`, {
      headers: { origin: this.url },
      data: { email, password: PASSWORD },
    });
    const body = await answer.json();
    if (body.state !== "signed_in") throw new Error(`${email} is not signed in: ${JSON.stringify(body)}`);
  }

  private async silenceBot(): Promise<void> {
    const headers = { origin: this.url, "content-type": "application/json" };
    const ask = async (method: string, path: string, body?: object, cookie?: string) => {
      const answer = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: { ...headers, ...(cookie && { cookie }) },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer;
    };
    const signed = await ask("POST", "/auth/login", { email: PEOPLE.admin, password: PASSWORD });
    const cookie = signed.headers
      .getSetCookie()
      .map((it) => it.split(";")[0])
      .join("; ");
    const inboxes = await (await ask("GET", "/inboxes", undefined, cookie)).json();
    for (const { id } of inboxes.items) await ask("PATCH", `/inboxes/${id}`, { bot: false }, cookie);
    await ask("POST", "/auth/logout", undefined, cookie);
  }

  private async ready(): Promise<void> {
    const until = Date.now() + READY_MS;
    while (Date.now() < until) {
      if (this.server.exitCode !== null) throw new Error(`${BINARY} ended: ${this.server.exitCode}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`${BINARY} was not ready in ${READY_MS} ms`);
  }
}

export const test = base.extend<{ tidy: undefined }, { desk: Desk }>({
  // What a test leaves open would be told of everything that later tests do, and slow them down.
  tidy: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const desk = await Desk.start();
      await use(desk);
      await desk.stop();
    },
    { scope: "worker" },
  ],
});

/** The same with a desk that no other test has changed. */
export const testAlone = test.extend<{ untouched: Desk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  untouched: async ({}, use) => {
    const desk = await Desk.start();
    await use(desk);
    await desk.stop();
  },
});

/** The same with a desk whose bot answers first. Each call makes one of its own: a file's cases are in nobody else's list. */
export const testWithBot = () =>
  test.extend<object, { answering: Desk }>({
    answering: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
      async ({}, use) => {
        const desk = await Desk.start({}, true);
        await use(desk);
        await desk.stop();
      },
      { scope: "worker" },
    ],
  });

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Takes one picture of a page as it is. */
export async function picture(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

/** Takes pictures of a page as it is: wide and on a phone, light and dark. */
export async function pictures(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settled(page);
      await page.screenshot({ path: join(PICTURES, `${name}-${size}-${colorScheme}.png`) });
    }
  }
  await page.setViewportSize(SIZES.wide);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
}

/**
 * The look has been changed over: what listens to the system's scheme has run, and nothing is on its way any more. An animation
 * of something that has been taken off the page never ends: two seconds are more than any of ours takes.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const still = async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
      const ending = document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations !== Infinity);
      await Promise.allSettled(ending.map((one) => one.finished));
    };
    await Promise.race([still(), new Promise((done) => setTimeout(done, 2000))]);
  });
}

/** Accessible by WCAG 2.2 AA, and not wider than the window. */
export async function sound(page: Page): Promise<void> {
  // Colours that are still on their way are nobody's to read.
  await settled(page);
  const found = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(
    found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((it) => it.target).join("; ")}`),
  ).toEqual([]);
  await fits(page);
}

/** Not wider than the window. */
export async function fits(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object" ? done(address.port) : fail(address),
      );
    });
  });
}
