import { Fragment } from "react";
import { ComparedPictures, ComparedPieces, ComparedText } from "#components/admin/compared-text.tsx";
import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { Comparison as Compared } from "#domain/revisions/compare.ts";
import type { Revision } from "#domain/revisions/list.ts";

type Props = {
  from: Revision;
  to: Revision;
  comparison: Compared;
  /** The language and direction of the article. */
  articleLang: string;
  direction: "ltr" | "rtl";
  lang: string;
  timeZone: string;
};

/** What one revision deleted from an older one and inserted into it. */
export function Comparison({ from, to, comparison, articleLang, direction, lang, timeZone }: Props) {
  const t = translator(lang, "revisions");
  const gonePicture = translator(lang, "saving")("goneFromText.picture");
  // Several saves may fall into one minute: whose each was tells them apart.
  const revision =
    ({ id, savedAt, savedByName }: Revision) =>
    () => (
      <Fragment key={id}>
        <SpokenInstant at={savedAt} now={Date.now()} lang={lang} timeZone={timeZone} />
        {savedByName ? (
          <>
            {" "}
            (<bdi>{savedByName}</bdi>)
          </>
        ) : null}
      </Fragment>
    );
  const { fields, leads, runs, isSame } = comparison;
  return (
    <section className="comparison" aria-labelledby="comparison">
      <h2 id="comparison">{t.rich("comparing", { from: revision(from), to: revision(to) })}</h2>
      <p className="comparison-key">
        <del>{t("deleted")}</del> <ins>{t("inserted")}</ins>
      </p>
      {isSame ? <p>{t("same")}</p> : null}
      {fields.length + leads.length > 0 ? (
        <dl className="comparison-fields">
          {fields.map(({ name, pieces }) => (
            <div key={name}>
              <dt>{t(`fields.${name as "title"}`)}</dt>
              <dd lang={articleLang} dir={direction}>
                <ComparedPieces pieces={pieces} />
              </dd>
            </div>
          ))}
          {leads.length > 0 ? (
            <div>
              <dt>{t("fields.lead")}</dt>
              <dd>
                <ComparedPictures pictures={leads} gone={gonePicture} />
              </dd>
            </div>
          ) : null}
        </dl>
      ) : null}
      {runs.map(({ isFolded, blocks }, i) => {
        const text = (
          // biome-ignore lint/suspicious/noArrayIndexKey: a compared text stands still
          <div key={i} lang={articleLang} dir={direction}>
            <ComparedText blocks={blocks} gone={gonePicture} reformatted={t("reformatted")} />
          </div>
        );
        if (!isFolded) return text;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a compared text stands still
          <details key={i} className="fold comparison-fold">
            <summary>{t("unchanged", { count: blocks.length })}</summary>
            {text}
          </details>
        );
      })}
    </section>
  );
}
