import { translator } from "#components/messages/translator.ts";
import type { Card } from "#domain/articles/cards.ts";
import type { Paged } from "#domain/paging.ts";
import { ArticleCard } from "./article-card.tsx";
import { ListEnds } from "./list-ends.tsx";

type Props = {
  lang: string;
  timeZone: string;
  page: Paged<Card>;
  /** The address of the list's first page. */
  address: string;
  isFirstPage: boolean;
  /** What the list will hold, said while it holds nothing; for one that may. */
  empty?: string;
  isOneTopic?: boolean;
};

/** One page of a list, the newest first, with the ways on to the older ones and back to the start. */
export function ArticleList({ lang, timeZone, page, address, isFirstPage, empty, isOneTopic }: Props) {
  const t = translator(lang, "site");
  return (
    <>
      {page.rows.length === 0 && <p className="empty">{isFirstPage ? empty : t("endOfList")}</p>}
      {page.rows.length > 0 && (
        <ol className="article-list" id="rest">
          {page.rows.map((card, index) => (
            <li key={card.id}>
              <ArticleCard
                lang={lang}
                timeZone={timeZone}
                card={card}
                heading="h2"
                without={isOneTopic ? ["topic"] : []}
                pictureSizes="(min-width: 48rem) 14rem, 6.6rem"
                isFirst={index === 0}
              />
            </li>
          ))}
        </ol>
      )}
      <ListEnds
        address={address}
        isFirstPage={isFirstPage}
        next={page.next}
        newest={t("newestArticles")}
        older={t("olderArticles")}
      />
    </>
  );
}
