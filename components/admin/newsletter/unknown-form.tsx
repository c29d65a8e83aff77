import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { TextArea } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Instant } from "#components/ui/instant.tsx";
import { LanguageName } from "#components/ui/languages.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Table } from "#components/ui/table.tsx";
import type { UnknownDelivery } from "#domain/newsletter/reconcile.ts";

type Props = {
  issueId: string;
  rows: UnknownDelivery[];
  languages: { code: string; name: string }[];
  lang: string;
  timeZone: string;
  action: FormAction;
};

/** The mails of which nobody knows whether they arrived, and what staff found out about them. */
export function UnknownForm({ issueId, rows, languages, lang, timeZone, action }: Props) {
  const t = translator(lang, "issues");
  const cells = rows.map(({ subscriberId, messageId, kind, endedAt, lang: written }) => ({
    id: subscriberId,
    cells: {
      messageId: (
        <label className="check unknown-pick">
          <input type="checkbox" name="messageId" value={messageId} />
          <bdi dir="ltr">{messageId}</bdi>
        </label>
      ),
      why: t(kind === "crash" ? "unknown.crash" : "unknown.inDoubt"),
      at: endedAt === null ? "" : <Instant at={endedAt} lang={lang} timeZone={timeZone} />,
      language: <LanguageName code={written} languages={languages} />,
    },
  }));
  const columns = [
    { key: "messageId", label: t("unknown.messageId") },
    { key: "why", label: t("unknown.why"), isPlain: true },
    { key: "at", label: t("unknown.at"), isPlain: true },
    { key: "language", label: t("unknown.language") },
  ];
  return (
    <ActionForm action={action} className="form form-wide">
      <input type="hidden" name="id" value={issueId} />
      <Table caption={t("unknown.title")} columns={columns} rows={cells} />
      <TextArea
        name="messageIds"
        label={t("unknown.paste")}
        help={t("unknown.pasteHelp")}
        rows={4}
        dir="ltr"
        spellCheck={false}
      />
      <div className="form-buttons">
        <SubmitButton name="finding" value="arrived">
          {t("unknown.arrived")}
        </SubmitButton>
        <SubmitButton name="finding" value="again" className="button button-plain">
          {t("unknown.again")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
