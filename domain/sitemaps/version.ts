import { prepared } from "#db/client.ts";

const versionOf = prepared(({ $client }) =>
  $client.prepare<[string], number>("select version from sitemap_months where name = ?").pluck(),
);

/**
 * What a month's sitemap was made from, by its path: as long as this stays the same, what was made stays true, whatever else
 * was published. Undefined for any other path.
 */
export function sitemapVersion(path: string): string | undefined {
  const month = /^\/sitemaps\/(\d{4}-\d{2})(?:-\d+)?\.xml$/.exec(path)?.[1];
  const version = month && versionOf().all(month)[0];
  return version ? String(version) : undefined;
}
