"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { MediaPicker } from "#components/admin/media/media-picker.tsx";
import { findPicture } from "#components/admin/media/use-library.ts";
import { Picture } from "#components/site/picture.tsx";
import { useForm } from "#components/ui/action-form.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import type { LibraryPicture } from "#domain/media/list-for-desk.ts";

export type LeadChoice = {
  /** The present lead picture. */
  lead: LibraryPicture | undefined;
  /** The newest pictures, for a page without scripts. */
  newest: { id: string; name: string }[];
};

type Props = LeadChoice & {
  /** The id that the form begins with: not the present one where a text is taken up again. */
  chosenId: string | null;
  onChange: () => void;
};

/** The picture above an article and in lists: chosen from the library, or from a list of names without scripts. */
export function LeadPicture({ lead, newest, chosenId, onChange }: Props) {
  const t = useTranslations("media.pick");
  const words = useTranslations("media");
  const desk = useTranslations("desk");
  const { state } = useForm();
  const [id, setId] = useState(chosenId || "");
  const [chosen, setChosen] = useState(chosenId === lead?.id ? lead : undefined);
  const [isOpen, setOpen] = useState(false);
  const typed = state.values.leadMediaId?.[0];
  const others = newest.filter(({ id }) => id !== lead?.id);

  useEffect(() => {
    if (id && !chosen) void findPicture(id).then(setChosen);
  }, [id, chosen]);

  // It may have been described in another tab.
  useEffect(() => {
    if (!chosen || chosen.alt) return;
    const look = () => void findPicture(chosen.id).then((found) => found?.alt && setChosen(found));
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [chosen]);

  function choose(picture: LibraryPicture | undefined) {
    setChosen(picture);
    setId(picture?.id ?? "");
    setOpen(false);
    onChange();
  }

  return (
    <fieldset className="field lead-field">
      <legend>{t("lead")}</legend>
      <noscript>
        <select name="leadMediaId" aria-label={t("lead")} defaultValue={typed ?? lead?.id ?? ""}>
          <option value="">{t("none")}</option>
          {lead ? <option value={lead.id}>{lead.alt || lead.name}</option> : null}
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </noscript>
      <input type="hidden" name="leadMediaId" value={id} />
      {chosen ? (
        <>
          <Picture picture={chosen.thumb} alt="" sizes="20rem" />
          <bdi className="media-name">{chosen.alt || chosen.name}</bdi>
          <p className="lead-words">
            {chosen.alt ? null : `${words("undescribed")} · `}
            <NewTabLink href={`/admin/media/${id}`} says={desk("newTab")}>
              {words("upload.describe")}
            </NewTabLink>
          </p>
        </>
      ) : null}
      <div className="form-buttons">
        <button type="button" className="button button-plain" onClick={() => setOpen(true)}>
          {t(id ? "change" : "choose")}
        </button>
        {id ? (
          <button type="button" className="button-quiet" onClick={() => choose(undefined)}>
            {t("remove")}
          </button>
        ) : null}
      </div>
      <p className="field-help">{t("leadHelp")}</p>
      {isOpen ? <MediaPicker onPick={choose} onClose={() => setOpen(false)} /> : null}
    </fieldset>
  );
}
