import { translator } from "#components/messages/translator.ts";
import { Table } from "#components/ui/table.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { DeskTopic } from "#domain/topics/list-for-desk.ts";

type Props = {
  topics: DeskTopic[];
  languages: Language[];
  lang: string;
  move: (form: FormData) => Promise<void>;
};

/** The topics in their order, with buttons that change it. */
export function TopicTable({ topics, languages, lang, move }: Props) {
  const t = translator(lang, "admin");
  const others = languages.filter(({ code }) => code !== lang);
  const rows = topics.map((topic, index) => {
    const name = topic.texts[lang]?.name ?? Object.values(topic.texts)[0]?.name ?? topic.slug;
    return {
      id: topic.id,
      cells: {
        name: (
          <>
            <a href={`/admin/topics/${topic.id}`}>
              <bdi>{name}</bdi>
            </a>
            {topic.isSample ? <span className="tag">{t("form.isSample")}</span> : null}
          </>
        ),
        ...Object.fromEntries(
          others.map(({ code, name: language }) => [
            code,
            topic.texts[code] ? (
              <bdi key={code} lang={code}>
                {topic.texts[code].name}
              </bdi>
            ) : (
              t("form.notShown", { language })
            ),
          ]),
        ),
        slug: <bdi>{topic.slug}</bdi>,
        articles: t("topics.count", { count: topic.articleCount }),
        order: (
          <form action={move} className="row-buttons">
            <input type="hidden" name="id" value={topic.id} />
            <MoveButton
              to={index - 1}
              label={t("topics.up")}
              named={t("topics.upNamed", { name })}
              isIdle={index === 0}
            />
            <MoveButton
              to={index + 1}
              label={t("topics.down")}
              named={t("topics.downNamed", { name })}
              isIdle={index === topics.length - 1}
            />
          </form>
        ),
      },
    };
  });
  const columns = [
    { key: "name", label: t("topics.name") },
    ...others.map(({ code, name }) => ({ key: code, label: name, isPlain: true })),
    { key: "slug", label: t("form.slug") },
    { key: "articles", label: t("topics.articles"), isNumber: true },
    { key: "order", label: t("topics.order"), isPlain: true, isWide: true },
  ];
  return <Table caption={t("topics.title")} columns={columns} rows={rows} />;
}

function MoveButton(props: { to: number; label: string; named: string; isIdle: boolean }) {
  return (
    <button
      type="submit"
      name="to"
      value={props.to}
      className="row-button"
      aria-label={props.named}
      aria-disabled={props.isIdle || undefined}
    >
      {props.label}
    </button>
  );
}
