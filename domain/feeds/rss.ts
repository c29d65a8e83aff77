import { xmlDocument } from "../xml.ts";
import type { Channel } from "./channel.ts";

/** A feed as RSS 2.0 (RSS Advisory Board's profile) with the full text in content:encoded. */
export function rss({ title, description, language, url, entries }: Channel): string {
  const changes = entries.map(({ publishedAt, changedAt }) => Math.max(publishedAt, changedAt ?? 0));
  return xmlDocument({
    rss: {
      "@_version": "2.0",
      "@_xmlns:atom": "http://www.w3.org/2005/Atom",
      "@_xmlns:content": "http://purl.org/rss/1.0/modules/content/",
      "@_xmlns:dc": "http://purl.org/dc/elements/1.1/",
      channel: {
        title,
        link: url,
        description: asHtml(description),
        language: language.code,
        ...(changes.length > 0 ? { lastBuildDate: dateTime(Math.max(...changes)) } : {}),
        "atom:link": { "@_href": `${url}/feed.xml`, "@_rel": "self", "@_type": "application/rss+xml" },
        item: entries.map(item),
      },
    },
  });
}

// A permalink changes with the slug; the id stays, so that no reader gets an article twice.
function item({ id, url, title, standfirst, topicName, sourceUrl, publishedAt, bylines, html }: Entry) {
  return {
    title,
    link: url,
    guid: { "@_isPermaLink": "false", "#text": id },
    pubDate: dateTime(publishedAt),
    "dc:creator": bylines.map(({ name }) => name),
    ...(topicName ? { category: topicName } : {}),
    ...(sourceUrl ? { "dc:source": sourceUrl } : {}),
    ...(standfirst ? { description: asHtml(standfirst) } : {}),
    "content:encoded": html,
  };
}

// A description is HTML (RSS 2.0, "Encoding"), while titles are text: what is text stays text for who reads it so.
function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

type Entry = Channel["entries"][number];

const dateTime = (instant: number) => new Date(instant).toUTCString();
