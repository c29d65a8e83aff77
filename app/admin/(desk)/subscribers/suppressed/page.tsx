import type { Metadata } from "next";
import { queryText } from "#app/query-text.ts";
import { AddressField } from "#components/admin/address-field.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SuppressedTable } from "#components/admin/subscribers/suppressed-table.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { can } from "#domain/staff/permissions.ts";
import { listSuppressed } from "#domain/subscribers/suppressed.ts";
import { suppressionReasons } from "#domain/suppression/suppress.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import { liftSuppressionAction, suppressByHandAction } from "../actions.ts";
import "../subscribers.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "subscribers")("suppress.title") };
}

export default async function SuppressedPage({ searchParams }: PageProps<"/admin/subscribers/suppressed">) {
  const person = await requireRight("subscribers.read");
  const { lang } = person;
  const t = translator(lang, "subscribers");
  const asked = await searchParams;
  const reason = suppressionReasons.find((each) => each === asked.reason);
  const after = queryText(asked.after);
  const { rows, next } = listSuppressed(person, { reason, after });
  const mayEdit = can(person, "suppression.edit");
  return (
    <>
      {asked.done ? (
        <p className="form-message screen-message" role="status">
          {t("suppress.done")}
        </p>
      ) : null}
      <ScreenHead
        title={t("suppress.title")}
        intro={t("suppress.intro")}
        back={{ href: "/admin/subscribers", label: t("title") }}
      />
      <nav className="choices" aria-label={t("suppress.reason")}>
        {[undefined, ...suppressionReasons].map((each) => (
          <a
            key={each ?? ""}
            href={`/admin/subscribers/suppressed${each ? `?reason=${each}` : ""}`}
            aria-current={each === reason ? "page" : undefined}
          >
            {each ? t(`reasons.${each}`) : t("suppress.anyReason")}
          </a>
        ))}
      </nav>
      {rows.length > 0 ? (
        <SuppressedTable
          rows={rows}
          lift={mayEdit ? liftSuppressionAction : undefined}
          now={Date.now()}
          lang={lang}
          timeZone={siteTimeZone()}
        />
      ) : (
        <p className="empty">{t("suppress.empty")}</p>
      )}
      <nav className="pages">
        {next ? (
          <a
            href={`/admin/subscribers/suppressed?${new URLSearchParams({ ...(reason ? { reason } : {}), after: next })}`}
          >
            {t("list.older")}
          </a>
        ) : null}
      </nav>
      {mayEdit ? (
        <section className="screen-section">
          <h2>{t("suppress.add")}</h2>
          <ActionForm action={suppressByHandAction} className="form">
            <AddressField label={t("new.email")} />
            <Field name="why" label={t("person.why")} help={t("person.whyHelp")} maxLength={300} dir="auto" />
            <SubmitButton className="button button-plain">{t("suppress.addButton")}</SubmitButton>
          </ActionForm>
        </section>
      ) : null}
    </>
  );
}
