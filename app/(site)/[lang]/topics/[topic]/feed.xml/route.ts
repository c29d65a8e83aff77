import { machineAnswer } from "#app/machine-answer.ts";
import { findChannel } from "#domain/feeds/channel.ts";
import { rss } from "#domain/feeds/rss.ts";
import { topicPath } from "#domain/site/paths.ts";
import { settings } from "#domain/site/settings.ts";
import { findTopic } from "#domain/topics/list.ts";
import { requirePresentSlug } from "../../../present-address.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: RouteContext<"/[lang]/topics/[topic]/feed.xml">) {
  const { lang, topic: slug } = await params;
  const topic = findTopic(lang, decodeURIComponent(slug));
  if (topic) requirePresentSlug(slug, topic, `${topicPath(lang, topic.slug)}/feed.xml`);
  const channel = topic && findChannel(lang, topic.slug, settings().siteUrl);
  return machineAnswer(channel && rss(channel), "rss");
}
