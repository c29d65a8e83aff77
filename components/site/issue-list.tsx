import { translator } from "#components/messages/translator.ts";
import type { ArchivedIssue } from "#domain/newsletter/archive.ts";
import type { Paged } from "#domain/paging.ts";
import { IssueCard } from "./issue-card.tsx";
import { ListEnds } from "./list-ends.tsx";

type Props = {
  lang: string;
  timeZone: string;
  page: Paged<ArchivedIssue>;
  /** The address of the list's first page. */
  address: string;
  isFirstPage: boolean;
};

/** The newsletter's issues, the newest first, with the ways on to the older ones and back to the start. */
export function IssueList({ lang, timeZone, page, address, isFirstPage }: Props) {
  const t = translator(lang, "issueArchive");
  return (
    <>
      {page.rows.length === 0 && <p className="empty">{t(isFirstPage ? "empty" : "end")}</p>}
      {page.rows.length > 0 && (
        <ol className="article-list">
          {page.rows.map((issue) => (
            <li key={issue.id}>
              <IssueCard lang={lang} timeZone={timeZone} issue={issue} heading="h2" />
            </li>
          ))}
        </ol>
      )}
      <ListEnds
        address={address}
        isFirstPage={isFirstPage}
        next={page.next}
        newest={t("newest")}
        older={t("older")}
      />
    </>
  );
}
