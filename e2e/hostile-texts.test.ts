import type { Page } from "@playwright/test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { Parser } from "htmlparser2";
import { piecesOf, readHostileTexts } from "#fixtures/hostile-texts.ts";
import { jpeg } from "#fixtures/pictures.ts";
import { actionNamed, call, callAction, readDatabase, sendArticle, signInByHand } from "./calls.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

// Every text field of the desk and every way into a text is filled with texts that browsers are known to run when a page
// lets them become markup; then everything that shows them is read, by a parser and by a real browser.

const all = readHostileTexts();
// Fields of one line refuse control characters: case 20.
const texts = all.filter((text) => !/[\u0000-\u001f\u007f]/.test(text));
// As Markdown this one is a link to nowhere, and such a text is refused whole.
const written = all.filter((text) => !text.includes("]()"));
const foreign = [
  "iframe",
  "object",
  "embed",
  "base",
  "math",
  "frame",
  "applet",
  "marquee",
  "form[action^='//']",
];

let site: RunningServer;
let headers: Record<string, string>;
let owner: Record<"email" | "password", string>;

test("no text of the desk becomes a tag or runs, in pages, feeds, mails and the desk itself", async ({
  start,
  browser,
  mailbox,
}) => {
  site = await start({ SEED: "none" });
  const { openAccount } = await import("#fixtures/accounts.ts");
  owner = await openAccount(site.dataDir, "owner");
  headers = await signInByHand(site.url, owner, "10.7.7.7");
  await fillSettings();
  const names = await fillNames();
  const described = await fillPictures();
  const slugs = await fillArticles(names, described);

  await test.step("no tag is born in any page, and every text is whole where it is shown", async () => {
    const shown = new Set<string>();
    const beside = new Set<string>();
    const paths = [...listsOf(names), ...slugs.map((slug) => `/en/articles/${slug}`)];
    for (const path of paths) {
      const { status, body } = await call(site.url + path);
      expect(status, path).toBe(200);
      const { bad, text, alts } = readPage(body);
      expect(bad, path).toEqual([]);
      for (const each of all) if (text.includes(plain(each))) shown.add(each);
      for (const { alt, caption, credit } of described) {
        if (alts.includes(plain(alt)) && text.includes(plain(caption)) && text.includes(plain(credit)))
          beside.add(caption);
      }
    }
    expect(all.filter((each) => !shown.has(each))).toEqual([]);
    expect(described.filter(({ caption }) => !beside.has(caption))).toEqual([]);
  });

  await test.step("feeds and sitemaps stay XML and JSON, and their HTML has no tag of the texts'", async () => {
    for (const path of [
      "/en/feed.xml",
      "/sitemap.xml",
      "/news-sitemap.xml",
      `/en/topics/${names.topic}/feed.xml`,
    ]) {
      const { body } = await call(site.url + path);
      expect(XMLValidator.validate(body), path).toBe(true);
      for (const html of encodedIn(new XMLParser().parse(body))) expect(readPage(html).bad, path).toEqual([]);
    }
    const feed = JSON.parse((await call(`${site.url}/en/feed.json`)).body);
    expect(feed.items.length).toBeGreaterThan(10);
    for (const item of feed.items) expect(readPage(item.content_html).bad).toEqual([]);
  });

  await test.step("a social card is a picture of its title, whatever the title says", async () => {
    for (const slug of slugs.filter((_slug, index) => index % 6 === 0)) {
      const { body } = await call(`${site.url}/en/articles/${slug}`);
      const card = /property="og:image" content="[^"]*?(\/media\/cards\/[^"]+)"/.exec(body)?.[1] ?? "";
      const { status, headers } = await call(site.url + card);
      expect([status, headers["content-type"]], slug).toEqual([200, "image/jpeg"]);
    }
  });

  const context = await browser.newContext({ extraHTTPHeaders: { "X-Forwarded-For": "10.7.7.8" } });
  const ran: string[] = [];
  await context.exposeFunction("xss", () => ran.push("xss() was called"));
  const page = await context.newPage();
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => ran.push("a dialog opened")));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url) && !/^(?:data|blob):/.test(request.url()))
      ran.push(request.url());
  });

  await test.step("a browser runs nothing of it, for readers", async () => {
    for (const path of [
      ...listsOf(names).slice(0, 12),
      ...slugs.slice(0, 6).map((slug) => `/en/articles/${slug}`),
    ]) {
      await page.goto(site.url + path);
      await expectInert(page);
      for (const data of await page.locator('script[type="application/ld+json"]').allTextContents())
        JSON.parse(data);
    }
  });

  await test.step("nor at the desk", async () => {
    await page.goto(`${site.url}/admin/login`);
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(/\/admin\/articles$/);
    const id = readDatabase(site.dataDir, (db) =>
      db.prepare("select id from articles where slug = ?").pluck().get(slugs[0]),
    );
    for (const path of [
      "articles",
      `articles/${id}`,
      "bylines",
      "topics",
      "pages",
      "settings",
      "staff",
      "audit",
      "media",
      `media/${described[0]?.id}`,
    ]) {
      await page.goto(`${site.url}/admin/${path}`);
      await expect(page.locator("h1, h2, .ProseMirror").first()).toBeVisible();
      await expectInert(page);
    }
  });

  await test.step("nor in a mail", async () => {
    const reader = `hostile-${process.pid}@readers.example`;
    await callAction(
      `${site.url}/en`,
      actionNamed("signUpAction"),
      { email: reader, lang: "en", website: "" },
      { headers: { "X-Forwarded-For": "10.7.7.9" }, isScripted: false },
    );
    const mail = await mailbox.take(reader);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(readPage(String(mail.html), { mayStyle: true }).bad).toEqual([]);
    await page.setContent(String(mail.html));
    await expectInert(page);
  });
  expect(ran).toEqual([]);
  await context.close();
});

async function expectInert(page: Page): Promise<void> {
  const born = await page.evaluate((selectors) => {
    const elements = [...document.querySelectorAll("*")];
    return [
      ...elements.filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on"))),
      ...document.querySelectorAll(selectors),
      ...document.querySelectorAll(
        'img[src="x"], img[src="1"], [href^="javascript:" i], [href*="evil.example"]',
      ),
    ].map((element) => element.outerHTML.slice(0, 200));
  }, foreign.join(","));
  expect(born, page.url()).toEqual([]);
}

function listsOf({ topic, byline, page }: Names): string[] {
  return [
    "/en",
    "/en/archive",
    `/en/topics/${topic}`,
    `/en/authors/${byline}`,
    `/en/pages/${page}`,
    "/en/newsletter",
    ...["<script>xss()</script>", '"><img src=x onerror=xss()>', "</title><svg/onload=xss()>"].map(
      (q) => `/en/search?q=${encodeURIComponent(q)}`,
    ),
  ];
}

type Names = { topic: string; byline: string; page: string };

async function fillSettings(): Promise<void> {
  const piece = (most: number) => piecesOf(texts, most)[0] ?? "";
  const answer = await callAction(
    `${site.url}/admin/settings`,
    actionNamed("saveSettingsAction"),
    {
      scripted: "1",
      defaultLang: "en",
      timeZone: "UTC",
      "name.en": piece(80),
      "name.fa": piece(80),
      "tagline.en": piece(160),
      "tagline.fa": piece(160),
      "footerAddress.en": piece(400),
      "footerAddress.fa": piece(400),
      "navigation.en.label": piecesOf(texts, 60).slice(3, 9),
      "navigation.en.href": Array.from({ length: 6 }, () => "/en"),
    },
    { headers },
  );
  expect(answer.body).toContain('"status":"done"');
}

async function fillNames(): Promise<Names> {
  const [name = "", about = ""] = [piecesOf(texts, 60)[1], piecesOf(texts, 500)[1]];
  const save = (action: string, path: string, fields: Record<string, string>) =>
    callAction(`${site.url}${path}`, actionNamed(action), { scripted: "1", ...fields }, { headers });
  await save("saveTopicAction", "/admin/topics/new", {
    "name.en": name,
    "description.en": about,
    slug: "hostile",
  });
  await save("saveBylineAction", "/admin/bylines/new", {
    "name.en": name,
    "about.en": about,
    slug: "hostile",
  });
  await save("savePageAction", "/admin/pages/new", {
    lang: "en",
    slug: "hostile",
    title: name,
    savedAt: "0",
    body: JSON.stringify(documentOf(all)),
    bodyMarkdown: all.join("\n\n"),
  });
  await save("saveAccountAction", "/admin/account", { name, lang: "en" });
  return { topic: "hostile", byline: "hostile", page: "hostile" };
}

type Described = { id: string; alt: string; caption: string; credit: string };

async function fillPictures(): Promise<Described[]> {
  const captions = piecesOf(texts, 990);
  const alts = piecesOf(texts, 490);
  const credits = piecesOf(texts, 190);
  const form = new FormData();
  const bytes = new Uint8Array(await jpeg(48, 32));
  for (const [index] of captions.entries())
    form.append(
      "file",
      new File([bytes], `${credits[index]}.jpg`.replaceAll('"', "'"), { type: "image/jpeg" }),
    );
  const added = await call(`${site.url}/admin/media/upload`, {
    headers: { ...headers, Origin: site.url, Accept: "application/json" },
    body: form,
  });
  const ids = (JSON.parse(added.body).pictures as { id: string }[]).map(({ id }) => id);
  expect(ids).toHaveLength(captions.length);
  const described = ids.map((id, index) => ({
    id,
    alt: alts[index] ?? "",
    caption: captions[index] ?? "",
    credit: credits[index] ?? "",
  }));
  for (const { id, alt, caption, credit } of described) {
    const { headers: said, body } = await callAction(
      `${site.url}/admin/media/${id}`,
      actionNamed("savePictureAction"),
      { scripted: "1", id, "alt.en": alt, "caption.en": caption, "credit.en": credit },
      { headers },
    );
    expect(said["x-action-redirect"] ?? body, caption).toContain("done=saved");
  }
  return described;
}

async function fillArticles({ topic, byline }: Names, pictures: Described[]): Promise<string[]> {
  const [topicId, bylineId] = readDatabase(site.dataDir, (db) => [
    db.prepare("select id from topics where slug = ?").pluck().get(topic) as string,
    db.prepare("select id from bylines where slug = ?").pluck().get(byline) as string,
  ]);
  const titles = piecesOf(texts, 290);
  const standfirsts = piecesOf(texts, 590);
  const lines = piecesOf(texts, 100);
  const slugs: string[] = [];
  for (const [index, title] of titles.entries()) {
    const slug = `hostile-${index}`;
    const { answer } = await sendArticle(site.url, headers, "publish", {
      title,
      slug,
      standfirst: standfirsts[index % standfirsts.length] ?? "",
      dateline: lines[index % lines.length] ?? "",
      sourceName: lines[(index + 7) % lines.length] ?? "",
      sourceUrl: "https://source.example/",
      topicId,
      bylineIds: [bylineId],
      leadMediaId: pictures[index % pictures.length]?.id ?? "",
      // The first holds every text as every kind of block; the others come in through Markdown.
      ...(index === 0
        ? { body: JSON.stringify(documentOf(all)) }
        : { markdown: written.slice(index * 7, index * 7 + 20).join("\n\n") || "Text." }),
    });
    expect(answer.body, title).toContain('"done":"publish"');
    slugs.push(slug);
  }
  return slugs;
}

// Each text as a paragraph, and all of them once more as headings, quotations, lists and links.
function documentOf(given: string[]) {
  const paragraph = (text: string, marks?: object[]) => ({
    type: "paragraph",
    content: [{ type: "text", text, ...(marks ? { marks } : {}) }],
  });
  const link = [{ type: "link", attrs: { href: "https://source.example/" } }];
  return {
    type: "doc",
    content: [
      ...given.map((text) => paragraph(text)),
      ...given
        .slice(0, 60)
        .map((text) => ({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] })),
      { type: "blockquote", content: given.slice(60, 120).map((text) => paragraph(text)) },
      {
        type: "bulletList",
        content: given.slice(120, 180).map((text) => ({ type: "listItem", content: [paragraph(text)] })),
      },
      ...given.slice(180).map((text) => paragraph(text, link)),
    ],
  };
}

/** What a parser finds in HTML that no template of ours writes, and all the text that it shows. */
function readPage(html: string, { mayStyle = false } = {}) {
  const bad: string[] = [];
  const alts: string[] = [];
  let text = "";
  let isData = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      const isOurs =
        name !== "script" || attributes.type === "application/ld+json" || "data-reader" in attributes;
      const odd = Object.keys(attributes).filter(
        (each) => each.startsWith("on") || each === "srcdoc" || (each === "style" && !mayStyle),
      );
      const addresses = ["href", "src", "action", "formaction", "data", "poster"].map(
        (each) => attributes[each] ?? "",
      );
      const run = addresses.filter((value) => /^\s*(?:javascript|vbscript|data:text)/i.test(value));
      if (!isOurs || foreign.includes(name) || odd.length > 0 || run.length > 0) {
        bad.push(`<${name} ${JSON.stringify(attributes)}>`);
      }
      if (name === "img" && !/^(?:\/|https?:|data:image)/.test(attributes.src ?? ""))
        bad.push(JSON.stringify(attributes));
      if (name === "img") alts.push(plain(attributes.alt ?? ""));
      isData = name === "script" || name === "style";
      text += " ";
    },
    ontext(part) {
      if (!isData) text += part;
    },
    onclosetag() {
      isData = false;
    },
  });
  parser.end(html);
  return { bad, text: plain(text), alts };
}

function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

// Descriptions and contents are HTML within XML; titles and names are text.
function encodedIn(value: unknown, name = ""): string[] {
  if (typeof value === "string") return /description|encoded/.test(name) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => encodedIn(inner, Array.isArray(value) ? name : key));
}
