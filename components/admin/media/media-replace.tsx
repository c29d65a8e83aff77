import { FileField } from "#components/admin/file-field.tsx";
import { translator } from "#components/messages/translator.ts";
import { IdempotencyKey } from "#components/ui/idempotency-key.tsx";
import { pictureTypes } from "./picture-types.ts";

type Props = { id: string; lang: string };

/** Puts another file in a picture's place: a plain form. */
export function MediaReplace({ id, lang }: Props) {
  const t = translator(lang, "media");
  return (
    <section className="screen-section">
      <h2>{t("one.replace")}</h2>
      <p>{t("one.replaceHelp")}</p>
      <form
        action="/admin/media/upload"
        method="post"
        encType="multipart/form-data"
        className="media-replace"
      >
        <IdempotencyKey />
        <input type="hidden" name="replaces" value={id} />
        <div className="field">
          <label htmlFor="replace-file">{t("one.replaceFile")}</label>
          <FileField id="replace-file" name="file" accept={pictureTypes} required />
        </div>
        <button type="submit" className="button button-plain">
          {t("one.replaceButton")}
        </button>
      </form>
    </section>
  );
}
