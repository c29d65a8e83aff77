import type { Page } from "@playwright/test";
import { expect } from "./journey.ts";

/** Expects that a page as it stands is no wider than its window. */
export async function expectFitting(page: Page, what = page.url()): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(excess, what).toBe(0);
}
