import { defineConfig } from "@playwright/test";

const LONG = "quality.spec.ts";
const ci = process.env.CI !== undefined;

export default defineConfig({
  testDir: "tests",
  globalSetup: "./demo.ts",
  outputDir: "../../test-output/browser",
  forbidOnly: ci,
  fullyParallel: true,
  workers: 2,
  // Far above what a test needs: a busy machine is no failure of the product.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // A second try tells a busy machine from a fault: what passes only then is named as flaky, and is to be mended.
  retries: ci ? 1 : 0,
  // What takes minutes begins first, so that nobody waits for it alone at the end.
  projects: [
    { name: "long", testMatch: LONG },
    { name: "all", testIgnore: LONG },
  ],
  reporter: "list",
  use: {
    browserName: "chromium",
    headless: true,
    locale: "en-US",
    actionTimeout: 60_000,
    timezoneId: "UTC",
    // Without a film: taking one for every test costs more than the test.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
