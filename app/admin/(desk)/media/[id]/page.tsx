import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MediaFacts } from "#components/admin/media/media-facts.tsx";
import { MediaForm } from "#components/admin/media/media-form.tsx";
import { MediaReplace } from "#components/admin/media/media-replace.tsx";
import { MediaUses } from "#components/admin/media/media-uses.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type DeskPicture, findPictureForDesk } from "#domain/media/find-for-desk.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { can } from "#domain/staff/permissions.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { Done } from "../../done.tsx";
import { deletePictureAction, savePictureAction } from "../actions.ts";
import { UploadOutcome } from "../upload-outcome.tsx";
import "../media.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "media")("title") };
}

export default async function PicturePage({ params, searchParams }: PageProps<"/admin/media/[id]">) {
  const person = await requireRight("media.read");
  const picture = findPictureForDesk(person, (await params).id);
  if (!picture) notFound();
  const { done, added, replaced, refused } = await searchParams;
  const t = translator(person.lang, "media");
  const { lang } = person;
  const alt = picture.texts[lang]?.alt ?? Object.values(picture.texts).find((text) => text.alt)?.alt;
  return (
    <>
      <Done done={done} lang={lang} />
      <UploadOutcome added={added} replaced={replaced} refused={refused} lang={lang} />
      <ScreenHead
        title={<bdi>{alt || picture.name}</bdi>}
        back={{ href: "/admin/media", label: t("one.back") }}
      />
      <MediaForm
        // A new version of the picture begins with its own cut.
        key={picture.picture.src}
        picture={picture}
        personId={person.id}
        languages={listLanguages()}
        action={savePictureAction}
      />
      <MediaFacts picture={picture} lang={lang} timeZone={siteTimeZone()} />
      <MediaUses uses={picture.uses} hiddenUses={picture.hiddenUses} lang={lang} />
      {picture.mayEdit ? <MediaReplace id={picture.id} lang={lang} /> : null}
      {picture.mayEdit ? <Deletion picture={picture} person={person} /> : null}
    </>
  );
}

function Deletion({ picture, person }: { picture: DeskPicture; person: SignedIn }) {
  const t = translator(person.lang, "media");
  const count = picture.uses.length + picture.hiddenUses;
  return (
    <SecondThought label={t("one.delete")}>
      {count > 0 && !can(person, "media.edit-any") ? (
        <p>{t("one.deleteUsedNotYours")}</p>
      ) : (
        <ActionForm action={deletePictureAction}>
          <input type="hidden" name="id" value={picture.id} />
          {count > 0 ? (
            <>
              <p>{t("one.deleteUsed", { count })}</p>
              <label className="check">
                <input type="checkbox" name="knowingly" value="1" />
                {t("one.deleteKnowingly")}
              </label>
            </>
          ) : null}
          <p>{t("one.deleteText")}</p>
          <SubmitButton className="button button-danger">{t("one.deleteButton")}</SubmitButton>
        </ActionForm>
      )}
    </SecondThought>
  );
}
