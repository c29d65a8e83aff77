import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import type { FormAction } from "#components/ui/form-state.ts";
import { Table } from "#components/ui/table.tsx";
import type { SuppressedAddress } from "#domain/subscribers/suppressed.ts";
import { WhyForm } from "./why-form.tsx";

type Props = {
  rows: SuppressedAddress[];
  /** Takes an address off the list; absent for whoever may not. */
  lift: FormAction | undefined;
  now: number;
  lang: string;
  timeZone: string;
};

/** The addresses that are never written to, each with why, since when, and the form that lifts it. */
export function SuppressedTable({ rows, lift, now, lang, timeZone }: Props) {
  const t = translator(lang, "subscribers");
  const columns = [
    { key: "address", label: t("suppress.address") },
    { key: "reason", label: t("suppress.reason"), isPlain: true },
    { key: "since", label: t("suppress.since") },
    { key: "detail", label: t("suppress.detail"), isPlain: true },
    ...(lift ? [{ key: "lift", label: t("suppress.lift"), isPlain: true, isWide: true }] : []),
  ];
  return (
    <Table
      caption={t("suppress.title")}
      columns={columns}
      rows={rows.map(({ id, reason, createdAt, detail, subscriber }) => ({
        id,
        cells: {
          address: subscriber ? (
            <a href={`/admin/subscribers/${subscriber.id}`}>
              <bdi dir="ltr">{subscriber.address}</bdi>
            </a>
          ) : (
            <>
              {t("suppress.markOnly")} <bdi dir="ltr">{id.slice(0, 8)}</bdi>
            </>
          ),
          reason: t(`reasons.${reason}`),
          since: <SpokenInstant at={createdAt} now={now} lang={lang} timeZone={timeZone} />,
          detail: detail ? <bdi>{detail}</bdi> : null,
          lift: lift ? (
            <details>
              <summary className="row-button">{t("suppress.lift")}</summary>
              <WhyForm
                action={lift}
                values={{ addressHash: id }}
                text={t("person.liftText", { reason: t(`reasons.${reason}`) })}
                button={t("person.liftButton")}
                lang={lang}
              />
            </details>
          ) : null,
        },
      }))}
    />
  );
}
