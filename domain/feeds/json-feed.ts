import { bylinePath } from "../site/paths.ts";
import type { Channel } from "./channel.ts";

/** A feed as JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed({ title, description, language, url, entries }: Channel): string {
  const { origin } = new URL(url);
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: url,
    feed_url: `${url}/feed.json`,
    description,
    language: language.code,
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      image: entry.lead ? origin + entry.lead.largest : undefined,
      summary: entry.standfirst || undefined,
      date_published: new Date(entry.publishedAt).toISOString(),
      date_modified: entry.changedAt === null ? undefined : new Date(entry.changedAt).toISOString(),
      authors: entry.bylines.map(({ name, slug }) => ({
        name,
        url: origin + bylinePath(language.code, slug),
      })),
      tags: entry.topicName ? [entry.topicName] : undefined,
      language: language.code,
    })),
  });
}
