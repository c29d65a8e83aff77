import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailReading } from "#components/admin/newsletter/mail-reading.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { findOutgoingMail } from "#domain/mail/list-outbox.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { findLanguage } from "#domain/site/languages.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "outbox")("title") };
}

export default async function MailPage({ params }: PageProps<"/admin/outbox/[id]">) {
  const person = await requireRight("outbox.read");
  const { lang } = person;
  const t = translator(lang, "outbox");
  const mail = findOutgoingMail(person, (await params).id);
  if (!mail) notFound();
  return (
    <>
      <ScreenHead
        title={<bdi lang={mail.lang}>{mail.subject}</bdi>}
        back={{ href: "/admin/outbox", label: t("back") }}
      />
      <MailReading
        mail={mail}
        lang={lang}
        direction={findLanguage(mail.lang)?.direction ?? "ltr"}
        timeZone={siteTimeZone()}
      />
    </>
  );
}
