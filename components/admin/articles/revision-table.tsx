import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Gathered } from "#domain/revisions/gather.ts";
import type { Revision } from "#domain/revisions/list.ts";

/** The ids of the two that are compared, the older first. */
export type Picked = [string | undefined, string | undefined];

type Props = {
  articleId: string;
  /** The article's present version. */
  version: number;
  /** The key of the page that is shown, undefined for the first one. */
  before: string | undefined;
  entries: Gathered[];
  /** What is picked and stands on another page. */
  elsewhere: Revision[];
  picked: Picked;
  isCompared: boolean;
  /** The id of the one that can be named and restored. */
  more: string | undefined;
  /** The key of the next page, if there is one. */
  next: string | undefined;
  lang: string;
  timeZone: string;
  restore: FormAction;
  name: FormAction;
};

/**
 * An article's revisions: two of them can be compared, each can be named and restored. Works without scripts. They may be
 * hundreds: the forms of one alone are in the page. What is picked goes along wherever the buttons of the list lead.
 */
export function RevisionTable(props: Props) {
  const { articleId, before, entries, elsewhere, picked, isCompared, more, next, lang } = props;
  const t = translator(lang, "revisions");
  if (entries.length === 0) return <p className="empty">{t("empty")}</p>;
  return (
    <>
      <form id="compare" method="get" action={`/admin/articles/${articleId}/revisions`}>
        {/* The form's first button is the one that Enter presses. */}
        <button type="submit" hidden tabIndex={-1} />
        {before ? <input type="hidden" name="before" value={before} /> : null}
        {isCompared ? <input type="hidden" name="compared" value="1" /> : null}
      </form>
      <ol className="revisions">
        {elsewhere.map((row) => (
          <li key={row.id}>
            <Row {...props} row={row} note={t("elsewhere")} />
          </li>
        ))}
        {entries.map(({ shown, others }, i) => (
          <li key={shown.id}>
            <Row
              {...props}
              row={shown}
              note={i === 0 && !before && shown.kind !== "aside" ? t("newest") : undefined}
            />
            {others.length > 0 ? (
              // What is picked stays in sight, and within the reach of the keyboard.
              <details
                className="fold revision-others"
                open={others.some(({ id }) => id === more || picked.includes(id))}
              >
                <summary>{t("others", { count: others.length })}</summary>
                <ol className="revisions">
                  {others.map((row) => (
                    <li key={row.id}>
                      <Row {...props} row={row} />
                    </li>
                  ))}
                </ol>
              </details>
            ) : null}
          </li>
        ))}
      </ol>
      <button type="submit" form="compare" className="button">
        {t("compare")}
      </button>
      {next ? (
        <nav className="pages">
          <button type="submit" form="compare" name="older" value={next} className="button-quiet">
            {translator(lang, "desk")("list.older")}
          </button>
        </nav>
      ) : null}
    </>
  );
}

function Row({ row, note, ...props }: Props & { row: Revision; note?: string | undefined }) {
  const { picked, lang, timeZone } = props;
  const t = translator(lang, "revisions");
  return (
    <div className="revision">
      <span className="revision-picks">
        <Pick name="a" id={row.id} isPicked={row.id === picked[0]} label={t("from")} />
        <Pick name="b" id={row.id} isPicked={row.id === picked[1]} label={t("to")} />
      </span>
      <span id={`what-${row.id}`} className="revision-what">
        <SpokenInstant at={row.savedAt} now={Date.now()} lang={lang} timeZone={timeZone} />{" "}
        <span className="revision-kind">
          {row.savedByName ? <bdi>{row.savedByName}</bdi> : t("nobody")} · {t(`kinds.${row.kind}`)}
          {note ? ` · ${note}` : ""}
        </span>
        {row.name ? <strong className="revision-name">{row.name}</strong> : null}
      </span>
      {row.id === props.more ? (
        <More {...props} row={row} />
      ) : (
        <button
          type="submit"
          form="compare"
          formAction="#more"
          name="more"
          value={row.id}
          className="button-quiet"
          aria-describedby={`what-${row.id}`}
        >
          {t("more")}
        </button>
      )}
    </div>
  );
}

function More({ row, ...props }: Props & { row: Revision }) {
  const t = translator(props.lang, "revisions");
  return (
    <details id="more" className="fold revision-more" open>
      <summary>{t("more")}</summary>
      <ActionForm action={props.name} className="form">
        <Ids {...props} id={row.id} />
        <Field name="name" label={t("name")} defaultValue={row.name} dir="auto" help={t("nameHelp")} />
        <SubmitButton className="button button-plain">{t("nameButton")}</SubmitButton>
      </ActionForm>
      <ActionForm action={props.restore} className="form">
        <Ids {...props} id={row.id} />
        <SubmitButton className="button button-plain">{t("restore")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

function Pick({ name, id, isPicked, label }: { name: string; id: string; isPicked: boolean; label: string }) {
  return (
    <label>
      <input
        type="radio"
        form="compare"
        name={name}
        value={id}
        defaultChecked={isPicked}
        aria-describedby={`what-${id}`}
      />
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
