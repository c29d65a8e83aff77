import { machineAnswer } from "#app/machine-answer.ts";
import { settings } from "#domain/site/settings.ts";
import { robots } from "#domain/sitemaps/robots.ts";

export const dynamic = "force-dynamic";

export function GET() {
  return machineAnswer(robots(settings().siteUrl), "text");
}
