import { translator } from "#components/messages/translator.ts";
import { numberFormat } from "#components/ui/number-format.ts";
import { Table } from "#components/ui/table.tsx";
import type { ImportProblem, SubscriberImport } from "#domain/subscriber-imports/find.ts";

type Props = {
  job: SubscriberImport;
  counts: { problem: ImportProblem; count: number }[];
  lines: { line: number; problem: ImportProblem }[];
  lang: string;
};

/** What an import will do, or did: how many it takes, and each line that it does not. */
export function ImportReport({ job, counts, lines, lang }: Props) {
  const t = translator(lang, "subscribers");
  const number = numberFormat(lang);
  const isDone = job.state !== "checked";
  return (
    <section className="screen-section">
      <h2>{t("imports.report")}</h2>
      <p>
        {t(isDone ? "imports.didAdd" : "imports.willAdd", { count: job.added })}{" "}
        {job.plan?.asks && job.added > 0 ? t("imports.askedToo") : null}{" "}
        {t(isDone ? "imports.didSkip" : "imports.willSkip", { count: job.skipped })}
      </p>
      {counts.length > 0 ? (
        <>
          <Table
            caption={t("imports.why")}
            columns={[
              { key: "why", label: t("imports.why") },
              { key: "count", label: t("imports.howMany"), isNumber: true },
            ]}
            rows={counts.map(({ problem, count }) => ({
              id: problem,
              cells: { why: t(`imports.problems.${problem}`), count: number.format(count) },
            }))}
          />
          <details className="fold">
            <summary>{t("imports.firstLines", { count: lines.length })}</summary>
            <Table
              caption={t("imports.firstLines", { count: lines.length })}
              columns={[
                { key: "line", label: t("imports.line") },
                { key: "why", label: t("imports.why"), isPlain: true },
              ]}
              rows={lines.map(({ line, problem }) => ({
                id: String(line),
                cells: {
                  line: `${t("imports.line")} ${number.format(line)}`,
                  why: t(`imports.problems.${problem}`),
                },
              }))}
            />
          </details>
          <a className="quiet-link" href={`/admin/subscribers/imports/${job.id}/lines`} download>
            {t("imports.allLines")}
          </a>
        </>
      ) : null}
    </section>
  );
}
