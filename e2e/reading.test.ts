import { expect, test } from "./journey.ts";

test("a stranger is led to the language that the browser asks for", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/en$/);
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
});
