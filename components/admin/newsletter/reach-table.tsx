import { translator } from "#components/messages/translator.ts";
import { LanguageName } from "#components/ui/languages.tsx";
import { numberFormat } from "#components/ui/number-format.ts";
import { Table } from "#components/ui/table.tsx";
import type { Language } from "#domain/site/languages.ts";

type Props = {
  reach: { lang: string; gap: "empty" | "noSubject" | undefined; subscribers: number; stories: number }[];
  languages: Language[];
  lang: string;
};

/** Who gets an issue, language by language, and where it is not sent and why. */
export function ReachTable({ reach, languages, lang }: Props) {
  const t = translator(lang, "issues");
  const number = numberFormat(lang);
  const said = { empty: t("send.notEmpty"), noSubject: t("send.notSubject") };
  const rows = reach.map((each) => ({
    id: each.lang,
    cells: {
      language: <LanguageName code={each.lang} languages={languages} />,
      isSent: each.gap ? said[each.gap] : t("send.isSent"),
      subscribers: number.format(each.gap ? 0 : each.subscribers),
      stories: number.format(each.stories),
    },
  }));
  const columns = [
    { key: "language", label: t("send.language") },
    { key: "isSent", label: t("state"), isPlain: true },
    { key: "subscribers", label: t("send.subscribers"), isNumber: true },
    { key: "stories", label: t("send.stories"), isNumber: true },
  ];
  return <Table caption={t("send.reach")} columns={columns} rows={rows} />;
}
