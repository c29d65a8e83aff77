import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import type { Language } from "#domain/site/languages.ts";
import type { Happening } from "#domain/subscribers/history.ts";

type Props = { history: Happening[]; languages: Language[]; lang: string; timeZone: string };

/** What happened to one subscriber, newest first. */
export function SubscriberHistory({ history, languages, lang, timeZone }: Props) {
  const t = translator(lang, "subscribers");
  if (history.length === 0) return <p>{t("person.noHistory")}</p>;

  function said(each: Happening): string {
    if (each.what === "change") {
      const verb = each.verb.slice("subscribers.".length) as "add";
      const note =
        each.verb === "subscribers.choose-language"
          ? (languages.find(({ code }) => code === each.note)?.name ?? each.note)
          : each.note;
      const by = each.by ? ` (${t("person.by", { name: each.by })})` : "";
      return t(`person.changes.${verb}`, { note }) + by;
    }
    const state = t(`person.mailStates.${each.state as "sent"}`);
    if (each.what === "issue") return t("person.issue", { subject: each.subject, state });
    return t("person.mail", { kind: t(`person.mails.${each.kind}`), state });
  }

  return (
    <ol className="person-history">
      {history.map((each) => (
        <li key={`${each.at} ${said(each)}`}>
          <Instant at={each.at} lang={lang} timeZone={timeZone} />
          <span>{said(each)}</span>
        </li>
      ))}
    </ol>
  );
}
