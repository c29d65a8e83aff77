import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import type { Trashed } from "#domain/articles/trash.ts";

type Props = {
  rows: Trashed[];
  lang: string;
  timeZone: string;
  restore: FormAction;
};

/** What was thrown away, with a button for each that brings it back. */
export function TrashTable({ rows, lang, timeZone, restore }: Props) {
  const t = translator(lang, "revisions");
  if (rows.length === 0) return <p className="empty">{t("trash.empty")}</p>;
  const now = Date.now();
  const untitled = translator(lang, "desk")("untitled");
  const columns = [
    { key: "title", label: t("trash.article") },
    { key: "at", label: t("trash.at"), isPlain: true },
    { key: "by", label: t("trash.by") },
    { key: "restore", label: t("trash.restore"), isPlain: true, isWide: true },
  ];
  return (
    <Table
      caption={t("trash.title")}
      columns={columns}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          title: <bdi lang={row.lang}>{row.title || untitled}</bdi>,
          at: <SpokenInstant at={row.trashedAt} now={now} lang={lang} timeZone={timeZone} />,
          by: row.trashedByName ? <bdi>{row.trashedByName}</bdi> : null,
          restore: (
            <ActionForm action={restore}>
              <input type="hidden" name="id" value={row.id} />
              <SubmitButton
                className="row-button"
                aria-label={t("trash.restoreNamed", { title: row.title || untitled })}
              >
                {t("trash.restore")}
              </SubmitButton>
            </ActionForm>
          ),
        },
      }))}
    />
  );
}
