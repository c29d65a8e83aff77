import { machineAnswer } from "#app/machine-answer.ts";
import { settings } from "#domain/site/settings.ts";
import { sitemapIndex } from "#domain/sitemaps/index-of-sitemaps.ts";

export const dynamic = "force-dynamic";

export function GET() {
  return machineAnswer(sitemapIndex(settings().siteUrl), "xml");
}
