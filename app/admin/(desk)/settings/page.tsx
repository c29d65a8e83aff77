import type { Metadata } from "next";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SettingsForm } from "#components/admin/settings-form.tsx";
import { translator } from "#components/messages/translator.ts";
import { editionOf } from "#domain/edition.ts";
import { listPagesForDesk } from "#domain/pages/list-for-desk.ts";
import { countSample } from "#domain/sample/remove.ts";
import { findSiteSettings } from "#domain/site/find-settings.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { pageHref } from "#domain/site/paths.ts";
import { listTimeZones } from "#domain/site/time-zones.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";
import { Done } from "../done.tsx";
import { saveSettingsAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "admin")("settings.title") };
}

export default async function SettingsPage({ searchParams }: PageProps<"/admin/settings">) {
  const person = await requireRight("site.edit");
  const t = translator(person.lang, "admin");
  const settings = findSiteSettings(person);
  const hasSample = Object.values(countSample(person)).some((count) => count > 0);
  return (
    <>
      <Done done={(await searchParams).done} lang={person.lang} />
      <ScreenHead title={t("settings.title")} />
      <SettingsForm
        settings={settings}
        edition={editionOf(settings)}
        personId={person.id}
        languages={listLanguages()}
        timeZones={listTimeZones()}
        addresses={pageAddresses(person)}
        lang={person.lang}
        action={saveSettingsAction}
      />
      {hasSample ? (
        <section className="screen-section">
          <h2>{t("settings.sampleTitle")}</h2>
          <p>{t("settings.sampleText")}</p>
          <a className="button button-plain" href="/admin/settings/sample">
            {t("settings.sampleLink")}
          </a>
        </section>
      ) : null}
    </>
  );
}

function pageAddresses(person: SignedIn): Record<string, { label: string; href: string }[]> {
  const pages = Map.groupBy(listPagesForDesk(person).flat(), ({ lang }) => lang);
  return Object.fromEntries(
    [...pages].map(([lang, rows]) => [
      lang,
      rows.map(({ title, slug }) => ({ label: title, href: pageHref(lang, slug) })),
    ]),
  );
}
