import type { Metadata } from "next";
import { orNotFound } from "#app/or-not-found.ts";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { SubscriberFacts } from "#components/admin/subscribers/subscriber-facts.tsx";
import { SubscriberHistory } from "#components/admin/subscribers/subscriber-history.tsx";
import { WhyForm } from "#components/admin/subscribers/why-form.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { can } from "#domain/staff/permissions.ts";
import { findSubscriber } from "#domain/subscribers/find.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import {
  endSubscriptionAction,
  forgetSubscriberAction,
  liftSuppressionAction,
  suppressSubscriberAction,
} from "../actions.ts";
import "../subscribers.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "subscribers")("title") };
}

export default async function SubscriberPage({ params, searchParams }: PageProps<"/admin/subscribers/[id]">) {
  const person = await requireRight("subscribers.read");
  const { id } = await params;
  const subscriber = orNotFound(() => findSubscriber(person, id));
  const { lang } = person;
  const t = translator(lang, "subscribers");
  const shared = { languages: listLanguages(), lang, timeZone: siteTimeZone() };
  const { addressHash, state, suppressed } = subscriber;
  return (
    <>
      {(await searchParams).done === "added" ? (
        <p className="form-message screen-message" role="status">
          {t("new.done")}
        </p>
      ) : null}
      <ScreenHead
        title={<bdi dir="ltr">{subscriber.address}</bdi>}
        back={{ href: "/admin/subscribers", label: t("title") }}
      />
      <SubscriberFacts subscriber={subscriber} {...shared} />
      <section className="screen-section">
        <h2>{t("person.history")}</h2>
        <SubscriberHistory history={subscriber.history} {...shared} />
      </section>
      {can(person, "subscribers.edit") && state !== "unsubscribed" ? (
        <SecondThought label={t("person.end")}>
          <WhyForm
            action={endSubscriptionAction}
            values={{ id }}
            text={t("person.endText")}
            button={t("person.endButton")}
            lang={lang}
          />
        </SecondThought>
      ) : null}
      {can(person, "suppression.edit") ? (
        <SecondThought label={t(suppressed ? "person.lift" : "person.suppress")}>
          <WhyForm
            action={suppressed ? liftSuppressionAction : suppressSubscriberAction}
            values={suppressed ? { id, addressHash } : { id }}
            text={
              suppressed
                ? t("person.liftText", { reason: t(`reasons.${suppressed}`) })
                : t("person.suppressText")
            }
            button={t(suppressed ? "person.liftButton" : "person.suppressButton")}
            lang={lang}
          />
        </SecondThought>
      ) : null}
      {can(person, "subscribers.edit") ? (
        <SecondThought label={t("person.forget")}>
          <ActionForm action={forgetSubscriberAction}>
            <p>{t("person.forgetText")}</p>
            <input type="hidden" name="id" value={id} />
            <SubmitButton className="button button-danger">{t("person.forgetButton")}</SubmitButton>
          </ActionForm>
        </SecondThought>
      ) : null}
    </>
  );
}
