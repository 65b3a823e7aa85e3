import { defineConfig } from "@playwright/test";

const ci = process.env.CI !== undefined;

export default defineConfig({
  testDir: "tests",
  outputDir: "../../test-output/browser",
  forbidOnly: ci,
  fullyParallel: true,
  workers: 2,
  // Far above what a test needs: a busy machine is no failure of the product.
  timeout: 300_000,
  expect: { timeout: 30_000 },
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
