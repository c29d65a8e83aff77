import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { MailTable } from "#components/admin/newsletter/mail-table.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { listOutgoingMails } from "#domain/mail/list-outbox.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { settings } from "#domain/site/settings.ts";
import { requireStaff } from "../../current-staff.ts";
import { requireRight } from "../../require-right.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "outbox")("title") };
}

export default async function OutboxPage({ searchParams }: PageProps<"/admin/outbox">) {
  const person = await requireRight("outbox.read");
  const { lang } = person;
  const t = translator(lang, "outbox");
  const { after } = await searchParams;
  const { rows, next } = listOutgoingMails(person, { after: queryText(after) });
  return (
    <>
      <ScreenHead title={t("title")} intro={rows.length > 0 ? t("intro") : undefined} />
      {settings().smtpUrl ? null : <p className="form-message screen-message">{t("noServer")}</p>}
      {rows.length > 0 ? (
        <MailTable mails={rows} languages={listLanguages()} lang={lang} timeZone={siteTimeZone()} />
      ) : (
        <p className="empty">{t("empty")}</p>
      )}
      <nav className="pages" aria-label={t("title")}>
        {after ? <a href="/admin/outbox">{t("newest")}</a> : null}
        {next ? <a href={`/admin/outbox?after=${encodeURIComponent(next)}`}>{t("older")}</a> : null}
      </nav>
    </>
  );
}
