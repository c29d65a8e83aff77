import type { Metadata } from "next";
import { orNotFound } from "#app/or-not-found.ts";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SecondThought } from "#components/admin/second-thought.tsx";
import { ImportPlan } from "#components/admin/subscribers/import-plan.tsx";
import { ImportReport } from "#components/admin/subscribers/import-report.tsx";
import { Reloading } from "#components/admin/subscribers/reloading.tsx";
import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Instant } from "#components/ui/instant.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listLanguages } from "#domain/site/languages.ts";
import type { SignedIn } from "#domain/staff/sessions.ts";
import {
  countProblems,
  findImport,
  findSameImport,
  listFirstRows,
  listProblems,
  type SubscriberImport,
} from "#domain/subscriber-imports/find.ts";
import { guessPlan } from "#domain/subscriber-imports/plan.ts";
import { requireStaff } from "../../../../current-staff.ts";
import { requireRight } from "../../../../require-right.ts";
import { cancelImportAction, checkImportAction, runImportAction } from "../../actions.ts";
import "../../subscribers.css";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "subscribers")("imports.title") };
}

export default async function ImportPage({ params }: PageProps<"/admin/subscribers/imports/[id]">) {
  const person = await requireRight("subscribers.import");
  const { lang } = person;
  const t = translator(lang, "subscribers");
  const { id } = await params;
  const job = orNotFound(() => findImport(person, id));
  const { state, added } = job;
  const isPlanned = state === "received" || state === "checked";
  const isWorking = state === "checking" || state === "running";
  return (
    <>
      <ScreenHead
        title={isWorking ? t(`imports.${state}`) : t("imports.title")}
        intro={isPlanned ? t("imports.planIntro", { rows: job.rowCount }) : t(`imports.states.${state}`)}
        back={{ href: "/admin/subscribers/imports", label: t("imports.title") }}
      />
      {isPlanned ? <SameFile person={person} id={id} /> : null}
      {isWorking ? <Progress job={job} lang={lang} /> : null}
      {state === "checked" || state === "done" ? (
        <ImportReport
          job={job}
          counts={countProblems(person, id)}
          lines={listProblems(person, id, 100)}
          lang={lang}
        />
      ) : null}
      {state === "checked" && added > 0 ? (
        <ActionForm action={runImportAction} className="form">
          <input type="hidden" name="id" value={id} />
          <SubmitButton>{t("imports.run", { count: added })}</SubmitButton>
        </ActionForm>
      ) : null}
      {isPlanned ? <Planning person={person} job={job} /> : null}
      {isPlanned || isWorking ? (
        <SecondThought label={t("imports.cancel")}>
          <ActionForm action={cancelImportAction}>
            <p>{t("imports.cancelText")}</p>
            <input type="hidden" name="id" value={id} />
            <SubmitButton className="button button-danger">{t("imports.cancelButton")}</SubmitButton>
          </ActionForm>
        </SecondThought>
      ) : null}
    </>
  );
}

function SameFile({ person, id }: { person: SignedIn; id: string }) {
  const { lang } = person;
  const t = translator(lang, "subscribers");
  const same = findSameImport(person, id);
  if (!same) return null;
  const { endedAt, createdAt } = same;
  return (
    <p className="form-message">
      {t.rich(endedAt === null ? "imports.sameWaits" : "imports.sameDone", {
        at: () => (
          <a href={`/admin/subscribers/imports/${same.id}`}>
            <Instant at={endedAt ?? createdAt} lang={lang} timeZone={siteTimeZone()} />
          </a>
        ),
      })}
    </p>
  );
}

function Progress({ job, lang }: { job: SubscriberImport; lang: string }) {
  const t = translator(lang, "subscribers");
  const text = t("imports.progress", { done: job.position, all: job.rowCount });
  return (
    <div role="status">
      <p>{text}</p>
      <progress value={job.position} max={job.rowCount} aria-label={text} />
      <p>{t("imports.ahead")}</p>
      <noscript>
        <a href={`/admin/subscribers/imports/${job.id}`}>{t("imports.again")}</a>
      </noscript>
      <Reloading everyMs={1500} />
    </div>
  );
}

function Planning({ person, job }: { person: SignedIn; job: SubscriberImport }) {
  const t = translator(person.lang, "subscribers");
  const rows = listFirstRows(person, job.id);
  return (
    <section className="screen-section">
      <h2>{t(job.plan ? "imports.change" : "imports.planTitle")}</h2>
      <ImportPlan
        id={job.id}
        rows={rows}
        plan={job.plan ?? plainPlan(guessPlan(rows))}
        languages={listLanguages()}
        lang={person.lang}
        action={checkImportAction}
      />
    </section>
  );
}

function plainPlan({ email, ...guess }: ReturnType<typeof guessPlan>) {
  return { ...guess, ...(email === null ? {} : { email }) };
}
