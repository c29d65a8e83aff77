import type { Page } from "@playwright/test";
import { expect } from "./journey.ts";

/** Expects that a page as it stands is no wider than its window. */
export async function expectFitting(page: Page, what = page.url()): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(excess, what).toBe(0);
}

/** Expects that all that can be pressed on a page is 44 px high and wide (WCAG 2.5.5), but for links within a sentence. */
export async function expectPressable(page: Page, what = page.url()): Promise<void> {
  const small = await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const pressed = document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary",
    );
    return [...pressed].flatMap((element) => {
      const [label] = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
      const target = element.matches("[type=checkbox], [type=radio]") && label ? label : element;
      const { width, height, right } = target.getBoundingClientRect();
      // What is there for those who hear the page alone is a pixel wide, or beside it.
      const isSeen = element.checkVisibility({ visibilityProperty: true }) && width > 1 && right > 0;
      const sentence = element.closest("p, dd, .prose");
      const isInSentence = element.matches("a") && getComputedStyle(element).display === "inline" && sentence;
      if (!isSeen || (isInSentence && sentence.textContent !== element.textContent)) return [];
      if (width >= 43.5 && height >= 43.5) return [];
      return [`${element.outerHTML.slice(0, 120)}: ${Math.round(width)} x ${Math.round(height)}`];
    });
  });
  expect.soft(small, what).toEqual([]);
}
