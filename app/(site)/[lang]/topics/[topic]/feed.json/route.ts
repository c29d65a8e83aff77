import { machineAnswer } from "#app/machine-answer.ts";
import { findChannel } from "#domain/feeds/channel.ts";
import { jsonFeed } from "#domain/feeds/json-feed.ts";
import { topicPath } from "#domain/site/paths.ts";
import { settings } from "#domain/site/settings.ts";
import { findTopic } from "#domain/topics/list.ts";
import { requirePresentSlug } from "../../../present-address.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: RouteContext<"/[lang]/topics/[topic]/feed.json">) {
  const { lang, topic: slug } = await params;
  const topic = findTopic(lang, decodeURIComponent(slug));
  if (topic) requirePresentSlug(slug, topic, `${topicPath(lang, topic.slug)}/feed.json`);
  const channel = topic && findChannel(lang, topic.slug, settings().siteUrl);
  return machineAnswer(channel && jsonFeed(channel), "json");
}
