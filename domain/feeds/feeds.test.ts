import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLValidator } from "fast-xml-parser";
import { parseJsonFeed, parseRssFeed } from "feedsmith";
import { db, write } from "#db/client.ts";
import { seededAt, useTestDatabase } from "#fixtures/test-database.ts";
import { enlist } from "#fixtures/test-staff.ts";
import { importArticle } from "../articles/import.ts";
import { listLatest } from "../articles/list-published.ts";
import { saveArticle } from "../articles/save.ts";
import { withdrawArticle } from "../articles/withdraw.ts";
import { documentFromMarkdown } from "../documents/markdown.ts";
import { listTopics } from "../topics/list.ts";
import { findChannel } from "./channel.ts";
import { feedSize } from "./entries.ts";
import { jsonFeed } from "./json-feed.ts";
import { rss } from "./rss.ts";

const siteUrl = "https://news.example";
const hostile = "End ]]> <script>alert(1)</script> & \u0000\u000b\u001f\ufffe\ud800 “quotes” 😀";

useTestDatabase({ seed: "sample" });

test("the RSS feed of each language says what it is, and carries each article's whole text", () => {
  for (const lang of ["en", "fa"]) {
    const text = rssOf(lang);
    assert.equal(XMLValidator.validate(text), true);
    const feed = parseRssFeed(text);
    assert.equal(feed.language, lang);
    assert.equal(feed.link, `${siteUrl}/${lang}`);
    assert.deepEqual(feed.atom?.links?.[0], {
      href: `${siteUrl}/${lang}/feed.xml`,
      rel: "self",
      type: "application/rss+xml",
    });
    assert.deepEqual(
      feed.items?.map(({ title }) => title),
      listLatest(lang, { size: feedSize }).rows.map(({ title }) => title),
    );
    for (const item of feed.items ?? []) {
      assert.match(
        item.content?.encoded ?? "",
        /^<div lang="(?:en" dir="ltr|fa" dir="rtl)">.*<\/p><\/div>$/s,
      );
      assert.match(item.link ?? "", /^https:\/\/news\.example\/(?:en|fa)\/articles\/[\x21-\x7e]+$/);
      assert.equal(item.guid?.isPermaLink, false);
      assert.ok(Date.parse(item.pubDate ?? "") <= seededAt);
    }
    assert.ok(feed.items?.some(({ dc }) => dc?.creators?.length));
  }
});

test("the JSON feed follows version 1.1 and tells the same articles", () => {
  const parsed = parseJsonFeed(jsonFeed(channel("fa")));
  assert.equal(JSON.parse(jsonFeed(channel("fa"))).version, "https://jsonfeed.org/version/1.1");
  assert.equal(parsed.feed_url, `${siteUrl}/fa/feed.json`);
  assert.equal(parsed.language, "fa");
  assert.deepEqual(
    parsed.items?.map(({ id }) => id),
    listLatest("fa", { size: feedSize }).rows.map(({ id }) => id),
  );
});

test("a topic's feed tells that topic's articles alone, and an unknown topic or language has no feed", () => {
  const [topic] = listTopics("en");
  assert.ok(topic);
  const feed = parseRssFeed(rss(channel("en", topic.slug)));
  assert.equal(feed.atom?.links?.[0]?.href, `${siteUrl}/en/topics/${topic.slug}/feed.xml`);
  assert.ok(feed.items?.length);
  assert.ok(feed.items.every(({ categories }) => categories?.[0]?.name === topic.name));
  assert.equal(findChannel("en", "no-such-topic", siteUrl), undefined);
  assert.equal(findChannel("xx", undefined, siteUrl), undefined);
});

test("a withdrawn article leaves the feed at once", () => {
  const [newest] = listLatest("en").rows;
  assert.ok(newest && rssOf("en").includes(newest.id));
  withdrawArticle(enlist("editor"), newest.id, seededAt);
  assert.ok(!rssOf("en").includes(newest.id));
  assert.ok(!jsonFeed(channel("en")).includes(newest.id));
});

test("nothing of a draft is in a feed", () => {
  const body = documentFromMarkdown("unheard-of-body");
  const draft = {
    id: "draftdraftdraft1",
    version: 0,
    lang: "en",
    title: "Unheard-of title",
    standfirst: "Unheard-of standfirst",
    slug: "unheard-of-slug",
    dateline: "",
    topicId: listTopics("en")[0]?.id ?? "",
    bylineIds: [],
    sourceName: "",
    sourceUrl: "",
    body: JSON.stringify(body),
  };
  saveArticle(enlist("author"), draft, seededAt);
  assert.doesNotMatch(rssOf("en") + jsonFeed(channel("en")), /unheard-of|draftdraft/i);
});

test("a hostile title and text leave the feed well-formed and come through as text", () => {
  write((tx) => {
    importArticle(
      tx,
      {
        lang: "en",
        slug: "سلام-دنیا",
        title: hostile,
        standfirst: hostile,
        topicId: null,
        publishedAt: seededAt,
        body: documentFromMarkdown("A ]]\u0001> body with \\<script> and 😀 and a [link](/en/pages/about)."),
      },
      seededAt,
    );
  });
  const text = rssOf("en");
  assert.equal(XMLValidator.validate(text), true);
  assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  const item = parseRssFeed(text).items?.[0];
  assert.equal(item?.title, "End ]]> <script>alert(1)</script> & \ufffd “quotes” 😀");
  assert.equal(item?.link, `${siteUrl}/en/articles/${encodeURIComponent("سلام-دنیا")}`);
  assert.match(item?.content?.encoded ?? "", /&#60;script&#62;alert/);
  assert.match(item?.content?.encoded ?? "", /A \]\]&#62; body .* 😀/);
  assert.match(item?.content?.encoded ?? "", /href="https:\/\/news\.example\/en\/pages\/about"/);
  assert.doesNotMatch(item?.content?.encoded ?? "", /<script/);
  assert.equal(parseJsonFeed(jsonFeed(channel("en"))).items?.[0]?.title, hostile.toWellFormed());
});

test("a feed reads its thirty newest articles in the order of an index", () => {
  const plan = db()
    .$client.prepare(
      `explain query plan select body from articles where lang = ? and status = 'published'
       order by published_at desc, id desc limit 30`,
    )
    .all("en")
    .map((row) => (row as { detail: string }).detail)
    .join("\n");
  assert.match(plan, /SEARCH articles USING INDEX articles_latest/);
  assert.doesNotMatch(plan, /TEMP B-TREE/);
});

function channel(lang: string, topic?: string) {
  const found = findChannel(lang, topic, siteUrl);
  assert.ok(found);
  return found;
}

function rssOf(lang: string): string {
  return rss(channel(lang));
}
