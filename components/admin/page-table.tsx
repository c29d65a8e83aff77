import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DeskPageRow } from "#domain/pages/list-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";

type Props = { pages: DeskPageRow[][]; languages: Language[]; lang: string; timeZone: string };

/** The standing pages, each with its language versions in one row. */
export function PageTable({ pages, languages, lang, timeZone }: Props) {
  const t = translator(lang, "admin");
  const others = languages.filter(({ code }) => code !== lang);
  const rows = pages.flatMap((versions) => {
    const main =
      versions.find((version) => version.lang === lang) ??
      versions.find((version) =>
        languages.some(({ code, isDefault }) => isDefault && code === version.lang),
      ) ??
      versions[0];
    if (!main) return [];
    const cells = {
      title: (
        <>
          <PageLink page={main} />
          {versions.some(({ isSample }) => isSample) ? (
            <span className="tag">{t("form.isSample")}</span>
          ) : null}
        </>
      ),
      ...Object.fromEntries(
        others.map(({ code, name }) => {
          const version = versions.find((each) => each.lang === code);
          return [
            code,
            version ? (
              <PageLink key={code} page={version} />
            ) : (
              <a key={code} href={`/admin/pages/new?translationOf=${main.id}&lang=${code}`}>
                {t("pages.translate", { language: name })}
              </a>
            ),
          ];
        }),
      ),
      saved: (
        <Instant at={Math.max(...versions.map(({ savedAt }) => savedAt))} lang={lang} timeZone={timeZone} />
      ),
    };
    return [{ id: main.id, cells }];
  });
  const columns = [
    { key: "title", label: t("pages.pageTitle") },
    ...others.map(({ code, name }) => ({ key: code, label: name, isPlain: true })),
    { key: "saved", label: t("pages.saved") },
  ];
  return <Table caption={t("pages.title")} columns={columns} rows={rows} />;
}

function PageLink({ page }: { page: DeskPageRow }) {
  return (
    <a href={`/admin/pages/${page.id}`}>
      <bdi lang={page.lang}>{page.title}</bdi>
    </a>
  );
}
