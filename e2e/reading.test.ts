import { readArticles, readBylines, readPages, readSite, readTopics } from "#fixtures/newsroom.ts";
import { expectAccessible } from "./axe.ts";
import { expectFitting } from "./fitting.ts";
import { expect, test } from "./journey.ts";

const article = (lang: string) => {
  const found = readArticles().find(
    (text) => text.group === "salt-workers-five-months" && text.lang === lang,
  );
  if (!found) throw new Error("the sample newsroom lost an article");
  return found.head as { slug: string; title: string; standfirst: string; topic: string; bylines: string };
};
const address = (lang: string) => `/${lang}/articles/${encodeURIComponent(article(lang).slug)}`;

test("a stranger is led to the language that the browser asks for", async ({
  page,
  browser,
  baseURL,
  site,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL(`${site.url}/en`);
  await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  const persian = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: "fa-IR" });
  const other = await persian.newPage();
  await other.goto("/");
  await expect(other).toHaveURL(`${site.url}/fa`);
  await expect(other.locator("html")).toHaveAttribute("dir", "rtl");
  await persian.close();
});

test("the front page names the paper and leads on to topics and articles", async ({ page }) => {
  await page.goto("/en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(String(readSite().name.en));
  for (const { slug, name } of readTopics()) {
    const link = page
      .getByRole("navigation", { name: "Topics" })
      .getByRole("link", { name: String(name.en) });
    await expect(link).toHaveAttribute("href", `/en/topics/${slug}`);
  }
  const lead = page.getByRole("region", { name: "Lead story" }).getByRole("heading").getByRole("link");
  const title = String(await lead.textContent());
  await lead.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});

test("an article has its title, standfirst, byline, times and text, and leads to its other language", async ({
  page,
}) => {
  const english = article("en");
  await page.goto(address("en"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(english.title);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  const text = page.locator("article").first();
  await expect(text.locator("header p").first()).toHaveText(english.standfirst);
  await expect(text.getByText("Published")).toBeVisible();
  await expect(text.locator("time[datetime]").first()).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT.*Z$/);
  await expect(text.getByRole("heading", { name: "A dividend on time" })).toBeVisible();
  const byline = readBylines().find(({ slug }) => slug === english.bylines)?.name.en;
  await expect(text.getByRole("link", { name: String(byline) })).toHaveAttribute("href", /^\/en\/authors\//);

  await page.getByRole("region", { name: "This text in other languages" }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(article("fa").title);
});

test("a browser's reader view has the standfirst and the first picture, which stand with the paragraphs", async ({
  page,
}) => {
  await page.goto("/en/articles/what-the-wells-took");
  for (const part of ["> p", "> header .standfirst", "> .lead-picture img"])
    await expect(page.locator("article .prose").locator(part).first()).toBeVisible();
});

test("Persian reads from the right, with Persian digits, its own calendar and its own face", async ({
  page,
}) => {
  await page.goto(address("fa"));
  await expect(page.locator("html")).toHaveAttribute("lang", "fa");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const time = page.locator("article time").first();
  await expect(time).toHaveText(/[۰-۹]/);
  await expect(time).not.toHaveText(/[0-9]/);
  await expect(time).toHaveText(/فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند/);
  const face = await page
    .locator("article p")
    .last()
    .evaluate((p) => getComputedStyle(p).fontFamily);
  expect(face).toMatch(/vazirmatn/i);
  await page.evaluate(() => document.fonts.ready);
  const loaded = await page.evaluate(
    () => [...document.fonts].filter((font) => font.status === "loaded").length,
  );
  expect(loaded).toBeGreaterThan(0);
  const paragraph = page.locator("article .prose > p").first();
  expect(await paragraph.evaluate((p) => getComputedStyle(p).textAlign)).toMatch(/start|right/);
});

test("English pages load no typeface, no other host, and set no cookie", async ({ page, context }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address("en"), { waitUntil: "networkidle" });
  expect(requests.filter((url) => /\.woff2?/.test(url))).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.locator("script:not([type='application/ld+json']):not([data-reader])").count()).toBe(0);
});

test("the first visit to an article weighs at most 13 kB and asks for no script", async ({ page, start }) => {
  // Without the topics that other journeys leave in every page's navigation.
  const site = await start();
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  const types = new Set<string>();
  const sizes: number[] = [];
  client.on("Network.responseReceived", ({ type }) => types.add(type));
  client.on("Network.loadingFinished", ({ encodedDataLength }) => sizes.push(encodedDataLength));
  await page.goto(`${site.url}${address("en")}`, { waitUntil: "networkidle" });
  const sum = sizes.reduce((total, bytes) => total + bytes, 0);
  expect(sum).toBeGreaterThan(1000);
  expect(sum).toBeLessThanOrEqual(13_000);
  expect([...types].sort()).not.toContain("Script");
});

test("a page whose style sheet does not come is a text, not a sign as wide as the window, and its facts stand apart", async ({
  page,
  expected,
}) => {
  expected.push(/ERR_FAILED/);
  await page.route("**/*.css", (route) => route.abort());
  await page.goto(address("en"));
  for (const sign of await page.locator("svg.sign").all())
    expect((await sign.boundingBox())?.width).toBeLessThan(50);
  await expect(page.locator(".facts")).toHaveText(/^By \S[^·]* · \S[^·]* · Published [^·]+ · Updated [^·]+$/);
  await expect(page.locator("address")).toHaveText(/^Apadana Freedom Foundation\n12 Sample Street\n00000/, {
    useInnerText: true,
  });
});

test("where a picture stays away its description can be read on every colour that stands for one, in light and dark", async ({
  page,
}) => {
  await page.goto("/en");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const contrasts = await page
      .locator("img.tint")
      .first()
      .evaluate((picture) => {
        const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        // WCAG 2.2, relative luminance and contrast ratio
        const luminanceOf = (colour: string) => {
          if (!pen) return Number.NaN;
          pen.fillStyle = colour;
          pen.fillRect(0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const hues = ["", ...Array.from({ length: 8 }, (_, hue) => `h${hue}`)];
        const tints = Array.from({ length: 6 }, (_, light) =>
          hues.map((hue) => `tint l${light} ${hue}`.trim()),
        ).flat();
        return tints.map((tint) => {
          picture.setAttribute("class", tint);
          const { color, backgroundColor } = getComputedStyle(picture);
          const [one, other] = [luminanceOf(color), luminanceOf(backgroundColor)];
          return { tint, contrast: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) };
        });
      });
    expect(
      contrasts.filter(({ contrast }) => !(contrast >= 4.5)),
      colorScheme,
    ).toEqual([]);
  }
});

test("a phone with a fine screen fetches no picture that is larger than its reader can see", async ({
  browser,
  baseURL,
  watch,
}) => {
  for (const [width, deviceScaleFactor] of [
    [360, 2],
    [360, 3],
    [412, 2.625],
  ] as const) {
    const phone = await browser.newContext({
      baseURL: baseURL ?? "",
      viewport: { width, height: 780 },
      deviceScaleFactor,
    });
    await watch(phone);
    const page = await phone.newPage();
    const fileOf = (path: string) =>
      page.goto(path).then(() =>
        page
          .locator("main img")
          .first()
          .evaluate((picture: HTMLImageElement) =>
            picture.decode().then(() => picture.currentSrc.split("/").at(-1)),
          ),
      );
    expect(await fileOf("/en"), `${width} px, ${deviceScaleFactor}`).toBe("c640.avif");
    expect(await fileOf(`/en/topics/${article("en").topic}`)).toBe("c320.avif");
    await phone.close();
  }
});

test("a missing page says so in the language of its address, under its status", async ({
  page,
  expected,
}) => {
  expected.push(/404/);
  for (const [path, lang] of [
    ["/en/articles/none", "en"],
    ["/fa/articles/هیچ", "fa"],
    ["/en/topics/none", "en"],
    ["/en/authors/none", "en"],
    ["/fa/pages/none", "fa"],
    ["/en/archive/2020/13", "en"],
    ["/en/none/at/all", "en"],
    ["/none", "en"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("nothing is cut off or scrolls sideways on a small phone, at twice the text's size too", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const browser = await page.context().newCDPSession(page);
  for (const standard of [16, 32]) {
    await browser.send("Page.setFontSizes", { fontSizes: { standard } });
    for (const lang of ["en", "fa"]) {
      for (const path of [`/${lang}`, address(lang), `/${lang}/archive`, `/${lang}/newsletter`]) {
        await page.goto(path);
        await expectFitting(page, `${path} at ${standard}px`);
      }
    }
    await page.goto("/en");
    for (const link of await page.locator("main :is(h2, h3) a, .topics a, .colophon a").all())
      await link.evaluate((element) => {
        element.textContent = "Long".repeat(20);
      });
    await expectFitting(page, `words longer than a line at ${standard}px`);
  }
});

for (const lang of ["en", "fa"]) {
  test(`every kind of page is accessible to all, in light and dark: ${lang}`, async ({ page, expected }) => {
    expected.push(/404/);
    await page.goto(`/${lang}/archive`);
    const month = await page.locator("main a[href*='/archive/']").first().getAttribute("href");
    const standing = readPages().find((text) => text.lang === lang)?.head.slug ?? "";
    for (const path of [
      `/${lang}`,
      address(lang),
      `/${lang}/topics/${article(lang).topic}`,
      `/${lang}/authors/${article(lang).bylines}`,
      `/${lang}/archive`,
      month ?? "",
      `/${lang}/pages/${encodeURIComponent(standing)}`,
      `/${lang}/newsletter`,
      `/${lang}/none`,
    ]) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
}

test("a page without scripts is the same page", async ({ plainPage }) => {
  await plainPage.goto("/en");
  await plainPage.getByRole("region", { name: "Lead story" }).getByRole("heading").getByRole("link").click();
  await expect(plainPage.locator("article h1")).toBeVisible();
  await expect(plainPage.getByRole("heading", { name: "Stay in touch" })).toBeVisible();
});
