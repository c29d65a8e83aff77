import type { ArchivedIssue } from "#domain/newsletter/archive.ts";
import { issuePath } from "#domain/site/paths.ts";
import { Instant } from "./instant.tsx";

type Props = { lang: string; timeZone: string; issue: ArchivedIssue; heading: "h2" | "h3" };

/** An issue of the newsletter as a list shows it. */
export function IssueCard({ lang, timeZone, issue, heading: Heading }: Props) {
  return (
    <div className="card">
      <Heading>
        <a href={issuePath(lang, issue.slug)}>
          <bdi>{issue.subject}</bdi>
        </a>
      </Heading>
      {issue.preview && <p>{issue.preview}</p>}
      <div className="when">
        <Instant at={issue.startedAt} lang={lang} timeZone={timeZone} />
      </div>
    </div>
  );
}
