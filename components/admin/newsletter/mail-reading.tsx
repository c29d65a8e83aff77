import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { findOutgoingMail } from "#domain/mail/list-outbox.ts";

type Mail = NonNullable<ReturnType<typeof findOutgoingMail>>;
type Props = { mail: Mail; lang: string; direction: "ltr" | "rtl"; timeZone: string };

const address = /(https?:\/\/\S+)/;

/** One mail of the outbox: how it stands and, while it waits, what it says to whom, its links ready to follow. */
export function MailReading({ mail, lang, direction, timeZone }: Props) {
  const t = translator(lang, "outbox");
  const spoken = (at: number) => <SpokenInstant at={at} now={Date.now()} lang={lang} timeZone={timeZone} />;
  const isWaiting = mail.state === "pending" || mail.state === "retry";
  return (
    <>
      <dl className="letter-facts">
        <dt>{t("state")}</dt>
        <dd>
          {t(`states.${mail.state}`)}
          {translator(lang, "desk")("list.comma")}
          {t("attemptsCount", { count: mail.attempts })}
        </dd>
        <dt>{t("made")}</dt>
        <dd>{spoken(mail.createdAt)}</dd>
        {isWaiting && mail.attempts > 0 ? (
          <>
            <dt>{t("nextAttempt")}</dt>
            <dd>{spoken(mail.nextAt)}</dd>
          </>
        ) : null}
        {mail.endedAt ? (
          <>
            <dt>{t("ended")}</dt>
            <dd>{spoken(mail.endedAt)}</dd>
          </>
        ) : null}
        {mail.error ? (
          <>
            <dt>{t("answer")}</dt>
            <dd>
              <bdi>{mail.error}</bdi>
            </dd>
          </>
        ) : null}
        {mail.message ? (
          <>
            <dt>{t("recipient")}</dt>
            <dd>
              <bdi>{mail.message.to}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
      {mail.message ? (
        <section aria-label={t("text")} className="letter-text" lang={mail.lang} dir={direction}>
          <LinkedText text={mail.message.text} />
        </section>
      ) : (
        <p className="empty">{isWaiting ? translator(lang, "access")("withheld") : t("gone")}</p>
      )}
    </>
  );
}

function LinkedText({ text }: { text: string }) {
  return text.split(address).map((part, index) =>
    address.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a finished text never move.
      <a key={index} href={part} target="_blank" rel="noreferrer">
        <bdi>{part}</bdi>
      </a>
    ) : (
      part
    ),
  );
}
