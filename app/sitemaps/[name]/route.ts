import { machineAnswer } from "#app/machine-answer.ts";
import { settings } from "#domain/site/settings.ts";
import { monthSitemap } from "#domain/sitemaps/month.ts";
import { standingSitemap } from "#domain/sitemaps/standing.ts";

export const dynamic = "force-dynamic";

/** The sitemaps that /sitemap.xml names. */
export async function GET(_request: Request, { params }: RouteContext<"/sitemaps/[name]">) {
  const { name } = await params;
  const { siteUrl } = settings();
  if (name === "standing.xml") return machineAnswer(standingSitemap(siteUrl), "xml");
  const month = /^([\d-]+)\.xml$/.exec(name)?.[1];
  return machineAnswer(month && monthSitemap(month, siteUrl), "xml");
}
