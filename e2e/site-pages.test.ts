import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actionNamed, call, callAction } from "./calls.ts";
import { expect, test } from "./journey.ts";

// Readers' pages are rendered by the server (server/site-pages.ts), and by Next where one answers a form. They are the same.

// One page of each kind, in the sample newsroom.
const addresses: Record<string, string> = {
  "/[lang]": "/en",
  "/[lang]/archive": "/fa/archive",
  // The newest month, which "/en/archive" names first.
  "/[lang]/archive/[year]/[month]": "/en/archive/",
  "/[lang]/articles/[slug]": "/en/articles/what-the-wells-took",
  "/[lang]/authors/[slug]": "/fa/authors/golnar-mehravi",
  "/[lang]/newsletter": "/fa/newsletter",
  "/[lang]/newsletter/confirm/[token]": "/en/newsletter/confirm/unknown",
  "/[lang]/newsletter/issues": "/en/newsletter/issues",
  "/[lang]/newsletter/preferences/[token]": "/fa/newsletter/preferences/unknown",
  "/[lang]/newsletter/unsubscribe/[token]": "/en/newsletter/unsubscribe/unknown",
  "/[lang]/pages/[slug]": "/fa/pages/about",
  "/[lang]/search": "/en/search?q=water",
  "/[lang]/tags/[tag]": "/en/tags/water",
  "/[lang]/topics/[topic]": "/fa/topics/news",
};
// Nobody reaches a status as itself, and the sample newsroom has sent no issue yet.
const elsewhere = ["/[lang]/newsletter/issues/[slug]", "/[lang]/status/[code]"];

test("every kind of page is the same document whether the server or Next renders it", async ({ site }) => {
  expect([...Object.keys(addresses), ...elsewhere].sort()).toEqual(listSitePages());
  const archive = await call(`${site.url}/en/archive`);
  const [, newest = ""] = /href="(\/en\/archive\/\d+\/\d+)"/.exec(archive.body) ?? [];
  for (const each of Object.values(addresses)) {
    const address = each === "/en/archive/" ? newest : each;
    const url = site.url + address;
    const page = await call(url, { headers: { "Accept-Encoding": "identity" } });
    // As a robot, which is answered and signs nobody up.
    const answered = await callAction(
      url,
      actionNamed("signUpAction"),
      { lang: address.slice(1, 3), website: "x" },
      {
        isScripted: false,
        headers: { "Accept-Encoding": "identity" },
      },
    );
    expect([page.status, answered.status], address).toEqual([200, 200]);
    expect(answered.body, address).toContain(mark);
    const unanswered = answered.body
      .replace(mark, "")
      .replace(/(id="stay-in-touch".*?data-part="answer">)[^<]+/s, "$1");
    expect(unanswered, address).toBe(page.body);
  }
});

// The place of the head that Next would have the browser fill.
const mark = '<div hidden=""></div>';

function listSitePages(): string[] {
  const file = join(import.meta.dirname, "..", ".next", "server", "app-paths-manifest.json");
  const keys = Object.keys(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  return keys
    .filter((key) => key.startsWith("/(site)/") && key.endsWith("/page"))
    .map((key) => key.replace("/(site)", "").replace(/\/page$/, ""))
    .sort();
}
