import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import { LanguageName } from "#components/ui/languages.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { Subscriber } from "#domain/subscribers/find.ts";

type Props = { subscriber: Subscriber; languages: Language[]; lang: string; timeZone: string };

/** What is known of one subscriber, their consent above all. */
export function SubscriberFacts({ subscriber, languages, lang, timeZone }: Props) {
  const t = translator(lang, "subscribers");
  const at = (instant: number) => <Instant at={instant} lang={lang} timeZone={timeZone} style="long" />;
  const { consentNote: note, consentPage: page, origin } = subscriber;
  const source = {
    page: () => t.rich("person.fromPage", { page: () => <bdi dir="ltr">{page || "—"}</bdi> }),
    "by-hand": () => t.rich("person.fromNewsroom", { note: () => <bdi>{note}</bdi> }),
    import: () => t.rich("person.fromImport", { note: () => <bdi>{note}</bdi> }),
  };
  return (
    <dl className="facts">
      <dt>{t("person.state")}</dt>
      <dd>{t(`states.${subscriber.state}`)}</dd>
      {subscriber.suppressed ? (
        <>
          <dt>{t("person.suppressed")}</dt>
          <dd>{t(`reasons.${subscriber.suppressed}`)}</dd>
        </>
      ) : null}
      <dt>{t("person.lang")}</dt>
      <dd>
        <LanguageName code={subscriber.lang} languages={languages} />
      </dd>
      <dt>{t("person.consent")}</dt>
      <dd>{t.rich("person.consentAt", { at: () => at(subscriber.consentAt), source: source[origin] })}</dd>
      <dt>{t("person.confirmed")}</dt>
      <dd>{subscriber.confirmedAt ? at(subscriber.confirmedAt) : t("person.neverConfirmed")}</dd>
      {subscriber.unsubscribedAt ? (
        <>
          <dt>{t("person.left")}</dt>
          <dd>{at(subscriber.unsubscribedAt)}</dd>
        </>
      ) : null}
      <dt>{t("person.created")}</dt>
      <dd>{at(subscriber.createdAt)}</dd>
    </dl>
  );
}
