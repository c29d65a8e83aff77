import { translator } from "#components/messages/translator.ts";
import { numberFormat } from "#components/ui/number-format.ts";
import { Table } from "#components/ui/table.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { SubscriberCounts as Counts } from "#domain/subscribers/count.ts";

type Props = { counts: Counts; languages: Language[]; lang: string };

const states = ["confirmed", "pending", "unsubscribed"] as const;

/** How many subscribers there are, by language and state. */
export function SubscriberCounts({ counts, languages, lang }: Props) {
  const t = translator(lang, "subscribers");
  const number = numberFormat(lang);
  const cells = (of: Counts["total"]) =>
    Object.fromEntries(states.map((state) => [state, number.format(of[state])]));
  const rows = languages.map(({ code, name }) => {
    const of = counts.byLang.find((each) => each.lang === code)?.counts;
    return {
      id: code,
      cells: {
        language: <bdi lang={code}>{name}</bdi>,
        ...cells(of ?? { confirmed: 0, pending: 0, unsubscribed: 0 }),
      },
    };
  });
  const all = { id: "all", cells: { language: t("counts.all"), ...cells(counts.total) } };
  return (
    <>
      <Table
        caption={t("counts.title")}
        columns={[
          { key: "language", label: t("counts.language") },
          ...states.map((state) => ({ key: state, label: t(`states.${state}`), isNumber: true })),
        ]}
        rows={rows.length > 1 ? [...rows, all] : rows}
      />
      <p>
        <a className="quiet-link" href="/admin/subscribers/suppressed">
          {t("counts.suppressed", { count: counts.suppressed })}
        </a>
      </p>
    </>
  );
}
