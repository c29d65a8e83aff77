import type { Metadata } from "next";
import type { ReactNode } from "react";
import { BriefList } from "#components/admin/articles/brief-list.tsx";
import { ComingList } from "#components/admin/articles/coming-list.tsx";
import { KeptNotice } from "#components/admin/kept-notice.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { LanguageName } from "#components/ui/languages.tsx";
import { listJustPublished, listOwnDrafts } from "#domain/articles/list-briefs.ts";
import { listComing } from "#domain/articles/list-coming.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { can } from "#domain/staff/permissions.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import { countNewSubscribers } from "#domain/subscribers/count-new.ts";
import { requireStaff } from "../current-staff.ts";
import "./today.css";

export async function generateMetadata(): Promise<Metadata> {
  const person = await requireStaff();
  return { title: translator(person.lang, "today")("title") };
}

/** The desk's first screen: what one was at, what is coming, what readers got, how many they are. */
export default async function TodayPage() {
  const person = await requireStaff();
  const t = translator(person.lang, "today");
  const shared = { lang: person.lang, timeZone: siteTimeZone() };
  const drafts = listOwnDrafts(person);
  const coming = listComing(person);
  const published = listJustPublished(person);
  return (
    <>
      <ScreenHead title={t("title")}>
        <div className="form-buttons">
          <a className="button-quiet" href="/">
            {t("viewSite")}
          </a>
          {can(person, "articles.publish") ? (
            <a className="button-quiet" href="/admin/front">
              {t("front")}
            </a>
          ) : null}
          {can(person, "articles.create") ? (
            <a className="button" href="/admin/articles/new">
              {translator(person.lang, "desk")("newArticle")}
            </a>
          ) : null}
        </div>
      </ScreenHead>
      <KeptNotice personId={person.id} />
      <div className="today">
        <Part title={t("drafts")} empty={t("noDrafts")} isEmpty={drafts.length === 0}>
          <BriefList briefs={drafts} {...shared} />
        </Part>
        <Part title={t("coming.title")} empty={t("coming.none")} isEmpty={coming.length === 0}>
          <ComingList coming={coming} {...shared} />
        </Part>
        <Part title={t("published")} empty={t("nothingPublished")} isEmpty={published.length === 0}>
          <BriefList briefs={published} {...shared} />
        </Part>
        {can(person, "subscribers.read") ? <Subscribers person={person} /> : null}
      </div>
    </>
  );
}

type PartProps = { title: string; empty: string; isEmpty: boolean; children: ReactNode };

function Part({ title, empty, isEmpty, children }: PartProps) {
  return (
    <section>
      <h2>{title}</h2>
      {isEmpty ? <p className="today-empty">{empty}</p> : children}
    </section>
  );
}

function Subscribers({ person }: { person: SignedIn }) {
  const t = translator(person.lang, "today");
  const languages = listLanguages();
  const counts = countNewSubscribers(person, Date.now());
  return (
    <Part title={t("subscribers.title")} empty={t("subscribers.none")} isEmpty={counts.length === 0}>
      <ul className="briefs">
        {counts.map(({ lang, all, today, week }) => (
          <li key={lang}>
            <LanguageName code={lang} languages={languages} />
            <span className="brief-time">{t("subscribers.counts", { all, today, week })}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
