import type { Metadata } from "next";
import { NameForm } from "#components/admin/name-form.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { NewTabLink } from "#components/ui/new-tab-link.tsx";
import { findOwnByline } from "#domain/bylines/list-for-desk.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { authorPath } from "#domain/site/paths.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { saveOwnBylineAction } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("ownByline.title") };
}

export default async function OwnBylinePage() {
  const person = await requireRight("bylines.edit-own");
  const { lang } = person;
  const t = translator(lang, "admin");
  const byline = findOwnByline(person);
  const shownIn = byline?.texts[lang] ? lang : Object.keys(byline?.texts ?? {})[0];
  return (
    <>
      <ScreenHead
        title={t("ownByline.title")}
        intro={t("ownByline.intro")}
        back={{ href: "/admin/account", label: t("account.title") }}
      >
        {byline && shownIn ? (
          <NewTabLink href={authorPath(shownIn, byline.slug)} says={translator(lang, "desk")("newTab")}>
            {t("form.view")}
          </NewTabLink>
        ) : null}
      </ScreenHead>
      <NameForm
        kind="bylines"
        {...(byline ? { named: byline } : {})}
        languages={listLanguages()}
        lang={lang}
        action={saveOwnBylineAction}
      />
    </>
  );
}
