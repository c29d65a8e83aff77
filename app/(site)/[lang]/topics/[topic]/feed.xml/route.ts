import { machineAnswer } from "#app/machine-answer.ts";
import { findChannel } from "#domain/feeds/channel.ts";
import { rss } from "#domain/feeds/rss.ts";
import { settings } from "#domain/site/settings.ts";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: RouteContext<"/[lang]/topics/[topic]/feed.xml">) {
  const { lang, topic } = await params;
  const channel = findChannel(lang, decodeURIComponent(topic), settings().siteUrl);
  return machineAnswer(channel && rss(channel), "rss");
}
