import type { Metadata } from "next";
import { FileField } from "#components/admin/file-field.tsx";
import { ScreenHead } from "#components/admin/screen-head.tsx";
import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { Table } from "#components/ui/table.tsx";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { listImports } from "#domain/subscriber-imports/find.ts";
import { requireStaff } from "../../../current-staff.ts";
import { requireRight } from "../../../require-right.ts";
import "../subscribers.css";
import { numberFormat } from "#components/ui/number-format.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { lang } = await requireStaff();
  return { title: translator(lang, "subscribers")("imports.title") };
}

const problems = ["emptyFile", "badEncoding", "badCsv", "brokenOff"] as const;

export default async function ImportsPage({ searchParams }: PageProps<"/admin/subscribers/imports">) {
  const person = await requireRight("subscribers.import");
  const { lang } = person;
  const t = translator(lang, "subscribers");
  const asked = await searchParams;
  const imports = listImports(person);
  const number = numberFormat(lang);
  const timeZone = siteTimeZone();
  const now = Date.now();
  const error = problemText(asked, lang);
  return (
    <>
      <ScreenHead
        title={t("imports.title")}
        intro={t("imports.intro")}
        back={{ href: "/admin/subscribers", label: t("title") }}
      />
      <form
        method="post"
        encType="multipart/form-data"
        action="/admin/subscribers/imports/file"
        className="form"
      >
        <div className="field">
          <label htmlFor="import-file">{t("imports.file")}</label>
          <FileField
            id="import-file"
            name="file"
            accept=".csv,.tsv,.txt,text/csv"
            required
            isInvalid={error !== undefined}
            describedBy={`import-file-help${error ? " import-file-error" : ""}`}
          />
          <p className="field-help" id="import-file-help">
            {t("imports.fileHelp")}
          </p>
          {error ? (
            <p className="field-error" id="import-file-error">
              {error}
            </p>
          ) : null}
        </div>
        <button type="submit" className="button">
          {t("imports.upload")}
        </button>
      </form>
      <section className="screen-section">
        <h2>{t("imports.earlier")}</h2>
        {imports.length > 0 ? (
          <Table
            caption={t("imports.earlier")}
            columns={[
              { key: "started", label: t("imports.started") },
              { key: "state", label: t("imports.state"), isPlain: true },
              { key: "rows", label: t("imports.rows"), isNumber: true },
              { key: "added", label: t("imports.added"), isNumber: true },
              { key: "skipped", label: t("imports.skipped"), isNumber: true },
            ]}
            rows={imports.map((each) => ({
              id: each.id,
              cells: {
                started: (
                  <a href={`/admin/subscribers/imports/${each.id}`}>
                    <SpokenInstant at={each.createdAt} now={now} lang={lang} timeZone={timeZone} />
                  </a>
                ),
                state: t(`imports.states.${each.state}`),
                rows: number.format(each.rowCount),
                added: each.state === "done" ? number.format(each.added) : "–",
                skipped: each.state === "done" ? number.format(each.skipped) : "–",
              },
            }))}
          />
        ) : (
          <p>{t("imports.none")}</p>
        )}
      </section>
    </>
  );
}

function problemText(asked: Record<string, string | string[] | undefined>, lang: string): string | undefined {
  if (asked.problem === "required") return translator(lang, "subscribers")("imports.noFile");
  const problem = problems.find((each) => each === asked.problem);
  return problem && translator(lang, "errors")(problem, { line: Number(asked.line) || 0 });
}
