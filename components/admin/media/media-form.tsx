"use client";

import { useTranslations } from "use-intl";
import { KeptForm } from "#components/admin/kept-form.tsx";
import { Field, TextArea } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { DeskPicture } from "#domain/media/find-for-desk.ts";
import type { Language } from "#domain/site/languages.ts";
import { PictureCut } from "./picture-cut.tsx";

type Props = {
  picture: DeskPicture;
  personId: string;
  languages: Language[];
  action: FormAction;
};

/** A picture's words in each language, and its cut. */
export function MediaForm({ picture, personId, languages, action }: Props) {
  const t = useTranslations("media.one");
  return (
    <KeptForm
      action={action}
      personId={personId}
      address={`/admin/media/${picture.id}`}
      version={{ name: "edition", value: picture.edition }}
      className="media-form"
      hasMessageBelow
    >
      <input type="hidden" name="id" value={picture.id} />
      <PictureCut picture={picture} />
      <div className="media-words">
        {languages.map(({ code, name, direction }) => (
          <fieldset key={code} className="form-group" disabled={!picture.mayDescribe}>
            <legend lang={code}>{name}</legend>
            <TextArea
              name={`alt.${code}`}
              label={t("alt")}
              help={t("altHelp")}
              defaultValue={picture.texts[code]?.alt}
              maxLength={500}
              rows={2}
              lang={code}
              dir={direction}
            />
            <TextArea
              name={`caption.${code}`}
              label={t("caption")}
              help={t("captionHelp")}
              defaultValue={picture.texts[code]?.caption}
              maxLength={1000}
              rows={2}
              lang={code}
              dir={direction}
            />
            <Field
              name={`credit.${code}`}
              label={t("credit")}
              help={t("creditHelp")}
              defaultValue={picture.texts[code]?.credit}
              maxLength={200}
              lang={code}
              dir={direction}
            />
          </fieldset>
        ))}
        {picture.mayDescribe ? <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton> : null}
      </div>
    </KeptForm>
  );
}
