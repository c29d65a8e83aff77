import { translator } from "#components/messages/translator.ts";
import type { FoundPage } from "#domain/search/search-articles.ts";
import { articlePath } from "#domain/site/paths.ts";
import { FoundWords } from "./found-words.tsx";
import { Instant } from "./instant.tsx";

type Props = {
  lang: string;
  timeZone: string;
  page: FoundPage;
  /** The address of the first page of these results, with its query. */
  address: string;
  isFirstPage: boolean;
};

/** What was found, the best first, with the words in the form in which they stand. */
export function SearchResults({ lang, timeZone, page, address, isFirstPage }: Props) {
  const t = translator(lang, "search");
  const { rows, count, isCut, next } = page;
  return (
    <>
      <p className="found-count" role="status">
        {t(isCut ? "foundMany" : "found", { count })}
      </p>
      {rows.length === 0 && <p className="empty">{t("end")}</p>}
      <ol className="article-list" id="rest">
        {rows.map(({ id, slug, title, excerpt, topicName, publishedAt }) => (
          <li key={id}>
            <div className="card">
              {topicName && <div className="topic">{topicName}</div>}
              <h2>
                <a href={articlePath(lang, slug)}>
                  <FoundWords pieces={title} />
                </a>
              </h2>
              <p>
                <FoundWords pieces={excerpt} />
              </p>
              <div className="when">
                <Instant lang={lang} timeZone={timeZone} at={publishedAt} />
              </div>
            </div>
          </li>
        ))}
      </ol>
      {(next || !isFirstPage) && (
        <ul className="pages">
          {!isFirstPage && (
            <li>
              <a href={address}>{t("toStart")}</a>
            </li>
          )}
          {next && (
            <li>
              <a href={`${address}&after=${next}`} rel="next">
                {t("more")}
              </a>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
