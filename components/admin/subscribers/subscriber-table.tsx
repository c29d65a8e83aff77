import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { LanguageName } from "#components/ui/languages.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { ListedSubscriber } from "#domain/subscribers/list.ts";

type Props = {
  caption: string;
  rows: ListedSubscriber[];
  languages: Pick<Language, "code" | "name">[];
  now: number;
  lang: string;
  timeZone: string;
};

/** Subscribers, each with the way to what is known of them. */
export function SubscriberTable({ caption, rows, languages, now, lang, timeZone }: Props) {
  const t = translator(lang, "subscribers");
  const columns = [
    { key: "address", label: t("list.address") },
    { key: "language", label: t("list.language"), isPlain: true },
    { key: "since", label: t("list.since") },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          address: (
            <>
              <a href={`/admin/subscribers/${row.id}`}>
                <bdi dir="ltr">{row.address}</bdi>
              </a>
              {row.suppressed ? <span className="tag">{t("list.suppressed")}</span> : null}
            </>
          ),
          language: <LanguageName code={row.lang} languages={languages} />,
          since: <SpokenInstant at={row.createdAt} now={now} lang={lang} timeZone={timeZone} />,
        },
      }))}
    />
  );
}
