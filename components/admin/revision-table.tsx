import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormState } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Revision } from "#domain/revisions/list.ts";
import { SpokenInstant } from "./spoken-instant.tsx";

type Action = (state: FormState, form: FormData) => Promise<FormState>;

type Props = {
  articleId: string;
  /** The article's present version. */
  version: number;
  rows: Revision[];
  /** The two that are compared. */
  picked: [string, string];
  lang: string;
  timeZone: string;
  restore: Action;
  name: Action;
};

/** An article's revisions: two of them can be compared, each can be named and restored. Works without scripts. */
export function RevisionTable(props: Props) {
  const { articleId, rows, lang, timeZone } = props;
  const t = translator(lang, "revisions");
  const now = Date.now();
  if (rows.length === 0) return <p className="empty">{t("empty")}</p>;
  const [a = rows[1]?.id, b = rows[0]?.id] = props.picked.map((id) => id || undefined);
  return (
    <>
      <form id="compare" method="get" action={`/admin/articles/${articleId}/revisions`} />
      <ol className="revisions">
        {rows.map((row, i) => (
          <li key={row.id}>
            <span className="revision-picks">
              <Pick name="a" id={row.id} isPicked={row.id === a} label={t("from")} />
              <Pick name="b" id={row.id} isPicked={row.id === b} label={t("to")} />
            </span>
            <span className="revision-what">
              <SpokenInstant at={row.savedAt} now={now} lang={lang} timeZone={timeZone} />{" "}
              <span className="revision-kind">
                {row.savedByName ? <bdi>{row.savedByName}</bdi> : t("nobody")} · {t(`kinds.${row.kind}`)}
                {i === 0 && row.kind !== "aside" ? ` · ${t("newest")}` : ""}
              </span>
              {row.name ? <strong className="revision-name">{row.name}</strong> : null}
            </span>
            <details className="fold revision-more">
              <summary>{t("more")}</summary>
              <ActionForm action={props.name} className="form">
                <Ids {...props} id={row.id} />
                <Field
                  name="name"
                  label={t("name")}
                  defaultValue={row.name}
                  dir="auto"
                  help={t("nameHelp")}
                />
                <SubmitButton className="button button-plain">{t("nameButton")}</SubmitButton>
              </ActionForm>
              <ActionForm action={props.restore} className="form">
                <Ids {...props} id={row.id} />
                <SubmitButton className="button button-plain">{t("restore")}</SubmitButton>
              </ActionForm>
            </details>
          </li>
        ))}
      </ol>
      <button type="submit" form="compare" className="button">
        {t("compare")}
      </button>
    </>
  );
}

function Pick({ name, id, isPicked, label }: { name: string; id: string; isPicked: boolean; label: string }) {
  return (
    <label>
      <input type="radio" form="compare" name={name} value={id} defaultChecked={isPicked} />
      {label}
    </label>
  );
}

function Ids({ articleId, version, id }: { articleId: string; version: number; id: string }) {
  return (
    <>
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}
