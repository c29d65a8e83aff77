import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./journey.ts";

/** Expects no violation of any of axe's rules on the page as it stands, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  // The title of a page that was reached without a load comes a moment after its content.
  await expect(page).not.toHaveTitle("");
  for (const colorScheme of ["light", "dark"] as const) {
    // Without motion, or a link on its way from one colour to the other is measured.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const axe = new AxeBuilder({ page });
    // The dark scheme changes colours alone, and so the outcome of these rules alone.
    if (colorScheme === "dark") axe.withRules(["color-contrast", "link-in-text-block"]);
    const { violations } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
    expect.soft(found, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}
