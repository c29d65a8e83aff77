import type { Metadata } from "next";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { translator } from "#components/messages/translator.ts";
import { findDkimKey } from "#domain/mail/dkim.ts";
import { settings } from "#domain/site/settings.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import "../newsletter.css";
import { numberFormat } from "#components/ui/number-format.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "issues")("mail.title") };
}

export default async function MailServerPage() {
  const { lang } = await requireRight("newsletter.read");
  const t = translator(lang, "issues");
  const { smtpUrl, mailFrom, mailLimits } = settings();
  const key = findDkimKey();
  const number = numberFormat(lang);
  const limit = (count: number) => (count === 0 ? t("mail.noLimit") : number.format(count));
  const facts = [
    // Without the name and password that the setting holds.
    [t("mail.server"), smtpUrl ? new URL(smtpUrl).host : t("mail.none")],
    [t("mail.from"), mailFrom],
    [t("mail.connections"), number.format(mailLimits.connections)],
    [t("mail.perConnection"), number.format(mailLimits.perConnection)],
    [t("mail.perSecond"), limit(mailLimits.perSecond)],
    [t("mail.perHour"), limit(mailLimits.perHour)],
  ];
  return (
    <>
      <ScreenHead
        title={t("mail.title")}
        intro={t("mail.intro")}
        back={{ href: "/admin/newsletter", label: t("back") }}
      />
      <Facts facts={facts} />
      <section className="screen-section">
        <h2>{t("mail.dkim")}</h2>
        {key ? (
          <>
            <p>{t("mail.dkimOn", { domain: key.domain })}</p>
            <Facts
              facts={[
                [t("mail.name"), key.record.name],
                [t("mail.type"), key.record.type],
                [t("mail.value"), key.record.value],
              ]}
            />
          </>
        ) : (
          <p>{t("mail.dkimOff")}</p>
        )}
      </section>
    </>
  );
}

function Facts({ facts }: { facts: (string | undefined)[][] }) {
  return (
    <dl className="letter-facts">
      {facts.map(([name, value]) => (
        <div key={name} className="letter-fact">
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
