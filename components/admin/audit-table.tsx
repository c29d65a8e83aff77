import { Fragment } from "react";
import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import { Table } from "#components/ui/table.tsx";
import type { AuditEntry } from "#domain/audit-trail/list.ts";
import { verbText } from "./audit-texts.ts";

type Props = { entries: AuditEntry[]; lang: string; timeZone: string };

// Where at the desk a subject is seen.
const places: Record<string, string> = {
  article: "/admin/articles",
  byline: "/admin/bylines",
  page: "/admin/pages",
  staff: "/admin/staff",
  topic: "/admin/topics",
};

/** The audit's entries: what was done, to what, by whom, when and from where. */
export function AuditTable({ entries, lang, timeZone }: Props) {
  const t = translator(lang, "audit");
  const rows = entries.map((entry) => ({
    id: String(entry.id),
    cells: {
      what: (
        <>
          {verbText(entry.verb, lang)}
          <Subject entry={entry} />
        </>
      ),
      who: <Person entry={entry} lang={lang} />,
      when: <Instant {...{ at: entry.at, lang, timeZone }} />,
      network: entry.network ? <bdi dir="ltr">{entry.network}</bdi> : null,
      detail: <Detail detail={entry.detail} lang={lang} timeZone={timeZone} />,
    },
  }));
  const columns = [
    { key: "what", label: t("what") },
    { key: "who", label: t("who"), isPlain: true },
    { key: "when", label: t("when"), isPlain: true },
    { key: "network", label: t("network") },
    { key: "detail", label: t("detail"), isPlain: true, isWide: true },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} />;
}

function Subject({ entry: { staffId, subject, subjectName } }: { entry: AuditEntry }) {
  const [noun = "", id = ""] = subject.split(":");
  const place = places[noun];
  // A reader's id says nothing to anybody, and who acted on their own account is named already.
  if (!subject || noun === "subscriber" || id === staffId) return null;
  const name = <bdi>{subjectName || subject}</bdi>;
  return (
    <span className="audit-subject">
      {place && subjectName ? <a href={`${place}/${id}`}>{name}</a> : name}
    </span>
  );
}

function Person({ entry: { staffId, staffName, detail }, lang }: { entry: AuditEntry; lang: string }) {
  const t = translator(lang, "audit");
  if (staffName) return <bdi>{staffName}</bdi>;
  if (staffId) return t("goneAccount");
  return detail.by === "command-line" ? t("commandLine") : null;
}

// What a verb noted beside its subject, in its own words: for an owner who looks closely.
function Detail({ detail, lang, timeZone }: Omit<Props, "entries"> & Pick<AuditEntry, "detail">) {
  const { by: _by, ...noted } = detail;
  if (typeof noted.tries === "number") return <Tries detail={noted} lang={lang} />;
  return <Noted detail={noted} lang={lang} timeZone={timeZone} />;
}

function Tries({ detail, lang }: { detail: AuditEntry["detail"]; lang: string }) {
  const t = translator(lang, "audit");
  const { tries, waitMinutes, furtherAreNotListed } = detail;
  const parts = [
    t("failed.tries", { tries: Number(tries) }),
    ...(waitMinutes === undefined ? [] : [t("failed.wait", { minutes: Number(waitMinutes) })]),
    ...(furtherAreNotListed === true ? [t("failed.further")] : []),
  ];
  return <span className="audit-detail">{parts.join(t("failed.between"))}</span>;
}

function Noted({ detail, lang, timeZone }: Omit<Props, "entries"> & Pick<AuditEntry, "detail">) {
  const parts = Object.entries(detail);
  if (parts.length === 0) return null;
  return (
    <bdi className="audit-detail">
      {parts.map(([name, value], at) => (
        <Fragment key={name}>
          {at > 0 ? ", " : null}
          {name}:{" "}
          {typeof value === "number" && name.endsWith("At") ? (
            <Instant at={value} lang={lang} timeZone={timeZone} />
          ) : typeof value === "string" ? (
            value
          ) : (
            JSON.stringify(value)
          )}
        </Fragment>
      ))}
    </bdi>
  );
}
