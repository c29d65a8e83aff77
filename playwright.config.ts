import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/browser.ts";

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.test.ts",
  globalSetup: "./e2e/build.ts",
  outputDir: "test-results/e2e",
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // On a shared machine a journey may meet a stall that is not ours: it is walked once more there, and told of as flaky.
  retries: process.env.CI ? 1 : 0,
  // Limits are there for what hangs: no journey fails for being slow.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    browserName: "chromium",
    launchOptions: await findBrowser(),
    locale: "en-GB",
    timezoneId: "UTC",
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
  },
});
