import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NameForm } from "#components/admin/name-form.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { findBylineForDesk } from "#domain/bylines/list-for-desk.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { bylinePath } from "#domain/site/paths.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { deleteBylineAction, saveBylineAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("bylines.title") };
}

export default async function BylinePage({ params }: PageProps<"/admin/bylines/[id]">) {
  const person = await requireRight("bylines.edit");
  const byline = findBylineForDesk(person, (await params).id);
  if (!byline) notFound();
  const t = translator(person.lang, "admin");
  const shownIn = byline.texts[person.lang] ? person.lang : Object.keys(byline.texts)[0];
  return (
    <>
      <ScreenHead
        title={<bdi>{(shownIn && byline.texts[shownIn]?.name) ?? byline.slug}</bdi>}
        back={{ href: "/admin/bylines", label: t("bylines.title") }}
      >
        {shownIn ? (
          <NewTabLink
            href={bylinePath(shownIn, byline.slug)}
            says={translator(person.lang, "desk")("newTab")}
          >
            {t("form.view")}
          </NewTabLink>
        ) : null}
      </ScreenHead>
      <NameForm
        kind="bylines"
        named={byline}
        languages={listLanguages()}
        lang={person.lang}
        personId={person.id}
        action={saveBylineAction}
      />
      <SecondThought label={t("bylines.delete")}>
        {byline.articleCount > 0 ? (
          <p>{t("bylines.inUse", { count: byline.articleCount })}</p>
        ) : (
          <ActionForm action={deleteBylineAction}>
            <p>{t("form.deleteText")}</p>
            <input type="hidden" name="id" value={byline.id} />
            <SubmitButton className="button button-danger">{t("bylines.deleteButton")}</SubmitButton>
          </ActionForm>
        )}
      </SecondThought>
    </>
  );
}
