import { translator } from "#components/messages/translator.ts";
import { DateField } from "#components/ui/field.tsx";
import { nounOf, nounText, verbText } from "./audit-texts.ts";

export type AskedAudit = { staffId?: string; verb?: string; subject?: string; from?: string; until?: string };

type Props = {
  asked: AskedAudit;
  /** Which of the days asked for are none. */
  noDays: ("from" | "until")[];
  verbs: string[];
  people: { id: string; name: string }[];
  lang: string;
};

/** Narrows the audit: a plain GET form. */
export function AuditFilter({ asked, noDays, verbs, people, lang }: Props) {
  const t = translator(lang, "audit");
  const days = (["from", "until"] as const).map((name) => (
    <DateField
      key={name}
      name={name}
      label={t(name)}
      defaultValue={asked[name]}
      fault={noDays.includes(name) ? translator(lang, "admin")("date.incomplete") : undefined}
    />
  ));
  return (
    <search>
      <form className="filter" method="get" action="/admin/audit">
        <div className="field">
          <label htmlFor="audit-who">{t("who")}</label>
          <select id="audit-who" name="staffId" defaultValue={asked.staffId ?? ""}>
            <option value="">{t("anyone")}</option>
            <option value="nobody">{t("nobody")}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="audit-what">{t("what")}</label>
          <select id="audit-what" name="verb" defaultValue={asked.verb ?? ""}>
            <option value="">{t("anything")}</option>
            {[...Map.groupBy(verbs, nounOf)].map(([noun, ofNoun]) => (
              <VerbGroup key={noun} noun={noun} verbs={ofNoun} lang={lang} />
            ))}
          </select>
        </div>
        {days}
        {asked.subject ? <input type="hidden" name="subject" value={asked.subject} /> : null}
        <div className="filter-buttons">
          <button type="submit" className="button button-plain">
            {t("apply")}
          </button>
          {Object.values(asked).some(Boolean) ? (
            <a className="button-quiet" href="/admin/audit">
              {t("clear")}
            </a>
          ) : null}
        </div>
      </form>
    </search>
  );
}

function VerbGroup({ noun, verbs, lang }: { noun: string; verbs: string[]; lang: string }) {
  const label = nounText(noun, lang);
  return (
    <optgroup label={label}>
      {verbs.length > 1 ? (
        <option value={noun}>{translator(lang, "audit")("allOf", { noun: label })}</option>
      ) : null}
      {verbs.map((verb) => (
        <option key={verb} value={verb}>
          {verbText(verb, lang)}
        </option>
      ))}
    </optgroup>
  );
}
