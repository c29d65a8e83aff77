import { prepared } from "#db/client.ts";
import { articlePath } from "../site/paths.ts";
import { findMonth, type Month } from "./months.ts";
import { urlSet } from "./url-set.ts";

// The protocol allows 50,000 URLs in a file; a smaller one is made within a reader's wait.
const partSize = 250;

type Row = {
  id: string;
  lang: string;
  slug: string;
  changedAt: number;
  versionLang: string;
  versionSlug: string;
};

const rowsOf = prepared(({ $client }) =>
  $client.prepare(`
    with part as (
      select id, group_id, lang, slug, published_at, max(published_at, coalesce(changed_at, 0)) as changedAt
      from articles
      where status = 'published' and published_at >= @from and published_at < @to
      order by published_at, id limit @limit offset @offset
    )
    select part.id, part.lang, part.slug, part.changedAt, version.lang as versionLang, version.slug as versionSlug
    from part join articles version on version.group_id = part.group_id and version.status = 'published'
    order by part.published_at, part.id, version.lang
  `),
);

/** The names of a month's sitemaps: "2026-11", then "2026-11-2" and so on when it holds more than one file's worth. */
export function partsOf({ name, count }: Month): string[] {
  const parts = Math.ceil(count / partSize);
  return Array.from({ length: parts }, (_, i) => (i === 0 ? name : `${name}-${i + 1}`));
}

/** The sitemap of the articles published in a month, by one of its names; undefined when there is none. */
export function monthSitemap(name: string, siteUrl: string): string | undefined {
  const month = findMonth(name.slice(0, 7));
  const part = month ? partsOf(month).indexOf(name) : -1;
  if (!month || part < 0) return undefined;
  const rows = rowsOf().all({
    from: month.from,
    to: month.to,
    limit: partSize,
    offset: part * partSize,
  }) as Row[];
  const articles = Map.groupBy(rows, ({ id }) => id).values();
  const urls = [...articles].map((versions) => ({
    path: articlePath(versions[0]!.lang, versions[0]!.slug),
    changedAt: versions[0]!.changedAt,
    versions: versions.map(({ versionLang, versionSlug }) => ({
      lang: versionLang,
      path: articlePath(versionLang, versionSlug),
    })),
  }));
  return urlSet(urls, siteUrl);
}
