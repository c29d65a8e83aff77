import type { Locator } from "@playwright/test";
import { bodyOf, compose, paste, publish, signIn, write } from "./desk.ts";
import { expect, test } from "./journey.ts";

test("what runs the other way stands in the editor of a Persian text as readers see it, in every kind of block", async ({
  page,
  stranger,
  accounts,
}) => {
  const { keyboard } = page;
  await signIn(page, accounts.editor);
  await write(page, { title: "فاصله", body: "", slug: "distance", lang: "fa" });
  await bodyOf(page).click();
  await keyboard.type("نمک 94 km^[94 km]\n## نمک 94 km\n- نمک 94 km\n\n> نمک 94 km\n-- 94 km\n/callout");
  await expect(page.getByRole("option", { name: "Call-out" })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  await keyboard.type("نمک 94 km");
  await keyboard.press("Control+End");
  await keyboard.type("/table");
  await expect(page.getByRole("option", { name: "Table" })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  for (const cell of ["94 km", "94 km نمک", "12", "نمک", "94 km"]) {
    await keyboard.type(cell);
    await keyboard.press("Tab");
  }
  await keyboard.type("94 km");
  await page.getByRole("button", { name: "Align left" }).click();
  // In an aligned column the words run their own way, and stand where the column does.
  await expect(bodyOf(page).locator("td p").filter({ hasText: "94 km" }).last()).toHaveCSS(
    "text-align",
    "left",
  );
  await bodyOf(page).locator(".note-mark").click();
  await expect(page.getByRole("textbox", { name: "Text of the note" })).toHaveAttribute("dir", "ltr");
  await keyboard.press("Escape");
  const notes = page.getByRole("region", { name: "Notes" });
  const inEditor = [...(await distancesIn(bodyOf(page))), ...(await distancesIn(notes))];
  await publish(page);

  await stranger.goto("/fa/articles/distance");
  const toReaders = await distancesIn(stranger.locator("article .prose"));
  expect(inEditor).toEqual(toReaders);
  const note = stranger.locator("article .notes li");
  const [number, place] = await Promise.all([note, note.locator("..")].map((each) => each.boundingBox()));
  expect(number?.x, "there is room for its number").toBeGreaterThan(place?.x ?? 0);
  // In cells and notes by most of the letters; elsewhere as the text around.
  const [km94, as94km] = ["km 94", "94 km"];
  expect(toReaders).toEqual([...Array(6).fill(km94), as94km, km94, as94km, as94km, as94km]);
});

test("what is typed runs as its letters do, with an input method too, until it is turned by hand", async ({
  page,
  stranger,
  accounts,
}) => {
  const { keyboard } = page;
  await signIn(page, accounts.editor);
  await write(page, { title: "Two scripts", body: "", slug: "two-scripts", lang: "en" });
  const body = bodyOf(page);
  await body.click();
  await keyboard.type("It was said:\n«نمک را فروختند.»\nNobody asked.\n- یک\nTwo");
  await expect(body.locator("[dir]")).toHaveText(["«نمک را فروختند.»", "یکTwo", "Two"]);
  await expect(body.locator("ul")).toHaveAttribute("dir", "rtl");
  await expect(body.getByText("Two"), "it stands at its sign").toHaveCSS("text-align", "right");
  await keyboard.type("\n\n");
  await compose(page, ["نم", "نمک"], "نمک");
  await expect(body.getByText("نمک", { exact: true })).toHaveAttribute("dir", "rtl");
  await keyboard.type(" ماند");
  await expect(body.locator("> p[dir=rtl]").last()).toHaveText("نمک ماند");
  await keyboard.type("\nس");
  await expect(body.locator("> p[dir=rtl]")).toHaveCount(3);
  await keyboard.press("Control+z");
  await expect(body.locator("> p[dir=rtl]")).not.toHaveCount(3);
  await keyboard.press("Control+Shift+z");
  await expect(body.locator("> p[dir=rtl]")).toHaveCount(3);
  await keyboard.type("\nدست");
  await keyboard.press("Control+Alt+d");
  await keyboard.type(" آخر");
  await expect(body.getByText("دست آخر")).not.toHaveAttribute("dir");
  await keyboard.press("Enter");
  await paste(page, { "text/plain": "کنار دریا\n\nBy the sea" });
  await expect(body.locator("> p[dir=rtl]").last()).toHaveText("کنار دریا");
  await publish(page);
  await stranger.goto("/en/articles/two-scripts");
  await expect(stranger.locator("article .prose > [dir=rtl]")).toHaveText([
    "«نمک را فروختند.»",
    /یک\s*Two/,
    "نمک ماند",
    "س",
    "کنار دریا",
  ]);
});

/** How each "94 km" of a text stands, as the eye reads it. */
async function distancesIn(text: Locator): Promise<string[]> {
  return text.evaluate((root) => {
    const found: string[] = [];
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf("94 km") ?? -1;
      if (at < 0) continue;
      const leftOf = (from: number) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + 2);
        return range.getBoundingClientRect().left;
      };
      found.push(leftOf(at) < leftOf(at + 3) ? "94 km" : "km 94");
    }
    return found;
  });
}
