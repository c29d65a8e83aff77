import { SpokenInstant } from "#components/admin/spoken-instant.tsx";
import { translator } from "#components/messages/translator.ts";
import { numberFormat } from "#components/ui/number-format.ts";
import { Table } from "#components/ui/table.tsx";
import type { DeskIssueRow } from "#domain/newsletter/list-for-desk.ts";
import { issueName } from "./issue-name.ts";

type Props = { issues: DeskIssueRow[]; lang: string; timeZone: string; now: number };

/** The newsletter's issues: what each is called, how it stands, and when that was. */
export function IssueTable({ issues, lang, timeZone, now }: Props) {
  const t = translator(lang, "issues");
  const number = numberFormat(lang);
  const rows = issues.map((issue) => ({
    id: issue.id,
    cells: {
      issue: (
        <a href={`/admin/newsletter/${issue.id}${hasBegun(issue) ? "/send" : "/stories"}`}>
          <bdi>{issueName(issue, lang)}</bdi>
        </a>
      ),
      state: (
        <>
          <span className={`status status-${issue.state}`}>{t(`states.${issue.state}`)}</span>
          {issue.counts?.unknown ? (
            <>
              {" "}
              <a className="newsletter-aside" href={`/admin/newsletter/${issue.id}/unknown`}>
                {t("unknownCount", { count: issue.counts.unknown })}
              </a>
            </>
          ) : null}
        </>
      ),
      time: <Time issue={issue} lang={lang} timeZone={timeZone} now={now} />,
      sent: issue.counts ? number.format(issue.counts.sent) : "",
    },
  }));
  const columns = [
    { key: "issue", label: t("issue") },
    { key: "state", label: t("state"), isPlain: true },
    { key: "time", label: t("time"), isPlain: true },
    { key: "sent", label: t("sentCount"), isNumber: true },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} />;
}

function Time({ issue, ...rest }: { issue: DeskIssueRow; lang: string; timeZone: string; now: number }) {
  const t = translator(rest.lang, "issues");
  const said = (at: number) => <SpokenInstant at={at} {...rest} />;
  const { state } = issue;
  if (state === "scheduled") return t.rich("times.scheduled", { at: () => said(issue.scheduledAt ?? 0) });
  return said(issue.endedAt ?? issue.startedAt ?? issue.savedAt);
}

function hasBegun({ state }: DeskIssueRow): boolean {
  return state !== "draft" && state !== "scheduled";
}
