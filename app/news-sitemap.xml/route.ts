import { machineAnswer } from "#app/machine-answer.ts";
import { settings } from "#domain/site/settings.ts";
import { newsSitemap } from "#domain/sitemaps/news.ts";

export const dynamic = "force-dynamic";

/** Depends on the clock, so that no kept copy of it would stay true. */
export function GET() {
  const answer = machineAnswer(newsSitemap(settings().siteUrl, Date.now()), "xml");
  answer.headers.set("x-apadana-keep", "no");
  return answer;
}
