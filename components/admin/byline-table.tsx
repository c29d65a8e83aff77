import { translator } from "#components/messages/translator.ts";
import { Table } from "#components/ui/table.tsx";
import type { DeskByline } from "#domain/bylines/list-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";

type Props = { bylines: DeskByline[]; languages: Language[]; lang: string };

/** The bylines by the alphabet. */
export function BylineTable({ bylines, languages, lang }: Props) {
  const t = translator(lang, "admin");
  const others = languages.filter(({ code }) => code !== lang);
  const rows = bylines.map(({ id, slug, isSample, texts, articleCount }) => ({
    id,
    cells: {
      name: (
        <>
          <a href={`/admin/bylines/${id}`}>
            <bdi>{texts[lang]?.name ?? Object.values(texts)[0]?.name ?? slug}</bdi>
          </a>
          {isSample ? <span className="tag">{t("form.isSample")}</span> : null}
        </>
      ),
      ...Object.fromEntries(
        others.map(({ code, name: language }) => [
          code,
          texts[code] ? (
            <bdi key={code} lang={code}>
              {texts[code].name}
            </bdi>
          ) : (
            t("form.notShown", { language })
          ),
        ]),
      ),
      slug: <bdi>{slug}</bdi>,
      articles: t("bylines.count", { count: articleCount }),
    },
  }));
  const columns = [
    { key: "name", label: t("bylines.name") },
    ...others.map(({ code, name }) => ({ key: code, label: name, isPlain: true })),
    { key: "slug", label: t("form.slug") },
    { key: "articles", label: t("bylines.articles"), isNumber: true },
  ];
  return <Table caption={t("bylines.title")} columns={columns} rows={rows} />;
}
