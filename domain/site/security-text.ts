import { day } from "../durations.ts";
import { listLanguages } from "./languages.ts";
import type { Settings } from "./settings.ts";

/**
 * The site's security.txt (RFC 9116): whom to tell of a hole. Without a setting for that it names the site's own first
 * page, where readers find how to reach the newsroom.
 */
export function securityText(
  { siteUrl, securityContact }: Pick<Settings, "siteUrl" | "securityContact">,
  now: number,
): string {
  const languages = listLanguages();
  const home = `${siteUrl}/${languages.find(({ isDefault }) => isDefault)?.code ?? "en"}`;
  // To the day, and well within the year that the standard advises.
  const expires = new Date(Math.floor(now / day + 90) * day).toISOString();
  return [
    `Contact: ${securityContact ?? home}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languages.map(({ code }) => code).join(", ")}`,
    `Canonical: ${siteUrl}/.well-known/security.txt`,
    "",
  ].join("\n");
}
