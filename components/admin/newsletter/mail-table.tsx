import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { LanguageName } from "#components/ui/languages.tsx";
import { Table } from "#components/ui/table.tsx";
import type { OutgoingMail } from "#domain/mail/list-outbox.ts";
import type { Language } from "#domain/site/languages.ts";

type Props = { mails: OutgoingMail[]; languages: Language[]; lang: string; timeZone: string };

/** The mails of the outbox: what each says, how it stands, and what the mail server said last. */
export function MailTable({ mails, languages, lang, timeZone }: Props) {
  const t = translator(lang, "outbox");
  const now = Date.now();
  const rows = mails.map((mail) => ({
    id: mail.id,
    cells: {
      subject: (
        <a href={`/admin/outbox/${mail.id}`}>
          <bdi lang={mail.lang}>{mail.subject}</bdi>
        </a>
      ),
      state: t(`states.${mail.state}`),
      language: <LanguageName code={mail.lang} languages={languages} />,
      attempts: t("attemptsCount", { count: mail.attempts }),
      made: <SpokenInstant at={mail.createdAt} now={now} lang={lang} timeZone={timeZone} />,
    },
  }));
  const columns = [
    { key: "subject", label: t("subject") },
    { key: "state", label: t("state"), isPlain: true },
    { key: "language", label: t("language"), isPlain: true },
    { key: "attempts", label: t("attempts"), isPlain: true },
    { key: "made", label: t("made"), isPlain: true },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} />;
}
