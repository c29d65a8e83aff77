import { Fragment } from "react";
import { translator } from "#components/messages/translator.ts";
import type { PublishedArticle } from "#domain/articles/find-published.ts";
import { bylinePath, topicPath } from "#domain/site/paths.ts";
import { Instant } from "./instant.tsx";

type Props = { article: PublishedArticle; timeZone: string };

/** Topic, title and standfirst, then who, where and when in one quiet line. The standfirst is the first paragraph. */
export function ArticleHead({ article, timeZone }: Props) {
  const { lang, bylines, dateline, publishedAt, changedAt } = article;
  const t = translator(lang, "site");
  const instant = (at: number) => () => (
    <Instant key="time" lang={lang} timeZone={timeZone} at={at} withTime />
  );
  const facts = [
    bylines.length > 0 && t.rich("by", { names: () => <Names key="names" lang={lang} bylines={bylines} /> }),
    dateline && <bdi>{dateline}</bdi>,
    <span key="rest" id="rest">
      {t.rich("published", { time: instant(publishedAt) })}
    </span>,
    changedAt !== null && t.rich("updated", { time: instant(changedAt) }),
  ].filter(Boolean);
  return (
    <header>
      {article.topicSlug && article.topicName && (
        <a className="topic" href={topicPath(lang, article.topicSlug)}>
          {article.topicName}
        </a>
      )}
      {/* Reader views show the title themselves. They drop a Persian one of the text for such a name alone. */}
      <h1 className="header">{article.title}</h1>
      {article.standfirst && <p className="standfirst">{article.standfirst}</p>}
      <div className="facts">
        {facts.map((fact, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fact has no other identity
          <span key={i}>
            {i > 0 && " · "}
            {fact}
          </span>
        ))}
      </div>
    </header>
  );
}

function Names({ lang, bylines }: { lang: string; bylines: PublishedArticle["bylines"] }) {
  const parts = new Intl.ListFormat(lang, { type: "conjunction" }).formatToParts(
    bylines.map(({ slug }) => slug),
  );
  return parts.map(({ type, value }, i) => {
    const byline = type === "element" && bylines.find(({ slug }) => slug === value);
    return byline ? (
      <a key={value} href={bylinePath(lang, byline.slug)} rel="author">
        <bdi>{byline.name}</bdi>
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words between names have no other identity
      <Fragment key={i}>{value}</Fragment>
    );
  });
}
