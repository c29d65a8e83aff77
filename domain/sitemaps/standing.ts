import { and, asc, desc, eq, exists, isNotNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { articleBylines, articles } from "#db/schema/articles.ts";
import { issueLetters, issues } from "#db/schema/newsletter.ts";
import { bylineNames, bylines, pages } from "#db/schema/site.ts";
import { listLanguages } from "../site/languages.ts";
import {
  bylinePath,
  homePath,
  issuePath,
  issuesPath,
  newsletterPath,
  pagePath,
  topicPath,
} from "../site/paths.ts";
import type { Version } from "../site/versions.ts";
import { listTopics } from "../topics/list.ts";
import { type SitemapUrl, urlSet } from "./url-set.ts";

/**
 * The sitemap of what stands: home pages, topics, pages, the bylines that readers have met, and the newsletter with its
 * issues, of which there are some hundreds a year at most.
 */
export function standingSitemap(siteUrl: string): string {
  return urlSet([...homes(), ...topicUrls(), ...pageUrls(), ...bylineUrls(), ...newsletterUrls()], siteUrl);
}

// "/" leads to the reader's own language: just what x-default means.
function homes(): SitemapUrl[] {
  const versions = listLanguages().map(({ code }) => ({ lang: code, path: homePath(code) }));
  return versions.map(({ path }) => ({ path, versions, xDefault: "/" }));
}

function topicUrls(): SitemapUrl[] {
  return together(
    listLanguages().flatMap(({ code }) =>
      listTopics(code).map(({ id, slug }) => ({ group: id, lang: code, path: topicPath(code, slug) })),
    ),
  );
}

function pageUrls(): SitemapUrl[] {
  const rows = db()
    .select({ group: pages.groupId, lang: pages.lang, slug: pages.slug, changedAt: pages.savedAt })
    .from(pages)
    .orderBy(asc(pages.lang), asc(pages.position), asc(pages.id))
    .all();
  return together(rows.map((row) => ({ ...row, path: pagePath(row.lang, row.slug) })));
}

// A byline whose articles are all drafts is nobody's business yet.
function bylineUrls(): SitemapUrl[] {
  const published = db()
    .select({ id: articles.id })
    .from(articleBylines)
    .innerJoin(articles, eq(articles.id, articleBylines.articleId))
    .where(
      and(
        eq(articleBylines.bylineId, bylines.id),
        eq(articles.lang, bylineNames.lang),
        eq(articles.status, "published"),
      ),
    );
  const rows = db()
    .select({ group: bylines.id, lang: bylineNames.lang, slug: bylines.slug })
    .from(bylines)
    .innerJoin(bylineNames, eq(bylineNames.bylineId, bylines.id))
    .where(exists(published))
    .orderBy(asc(bylines.slug), asc(bylineNames.lang))
    .all();
  return together(rows.map((row) => ({ ...row, path: bylinePath(row.lang, row.slug) })));
}

function newsletterUrls(): SitemapUrl[] {
  const signUps = listLanguages().map(({ code }) => ({
    group: "sign-up",
    lang: code,
    path: newsletterPath(code),
  }));
  const sent = db()
    .select({
      group: issues.id,
      lang: issueLetters.lang,
      slug: issues.slug,
      changedAt: sql<number>`${issues.startedAt}`,
    })
    .from(issues)
    .innerJoin(issueLetters, eq(issueLetters.issueId, issues.id))
    .where(isNotNull(issues.startedAt))
    .orderBy(desc(issues.startedAt), asc(issues.id), asc(issueLetters.lang))
    .all();
  // A list without an issue in it says nothing yet.
  const lists = [...new Set(sent.map(({ lang }) => lang))].map((lang) => ({
    group: "issues",
    lang,
    path: issuesPath(lang),
  }));
  return together([
    ...signUps,
    ...lists,
    ...sent.map((row) => ({ ...row, path: issuePath(row.lang, row.slug) })),
  ]);
}

/** Gives each page the versions of its group. */
function together(rows: (Version & { group: string; changedAt?: number })[]): SitemapUrl[] {
  const groups = Map.groupBy(rows, ({ group }) => group);
  return rows.map(({ group, path, changedAt }) => ({
    path,
    ...(changedAt === undefined ? {} : { changedAt }),
    versions: (groups.get(group) ?? []).map((version) => ({ lang: version.lang, path: version.path })),
  }));
}
