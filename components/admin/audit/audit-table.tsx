import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import { Table } from "#components/ui/table.tsx";
import type { AuditEntry } from "#domain/audit-trail/list.ts";
import { AuditDetail } from "./audit-detail.tsx";
import { thingText, verbText } from "./audit-texts.ts";

type Props = {
  entries: AuditEntry[];
  /** What topics are called, by id. */
  topics: ReadonlyMap<string, string>;
  lang: string;
  timeZone: string;
};

// Where at the desk a subject is seen.
const places: Record<string, string> = {
  article: "/admin/articles",
  byline: "/admin/bylines",
  page: "/admin/pages",
  staff: "/admin/staff",
  topic: "/admin/topics",
};

/** The audit's entries: what was done, to what, by whom, when and from where. */
export function AuditTable({ entries, topics, lang, timeZone }: Props) {
  const t = translator(lang, "audit");
  const rows = entries.map((entry) => ({
    id: String(entry.id),
    cells: {
      what: (
        <>
          {verbText(entry.verb, lang)}
          <Subject entry={entry} lang={lang} />
        </>
      ),
      who: <Person entry={entry} lang={lang} />,
      when: <Instant {...{ at: entry.at, lang, timeZone }} />,
      network: entry.network ? <bdi dir="ltr">{entry.network}</bdi> : null,
      detail: <AuditDetail detail={entry.detail} {...{ topics, lang, timeZone }} />,
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

function Subject({
  entry: { staffId, subject, subjectName },
  lang,
}: { entry: AuditEntry } & Pick<Props, "lang">) {
  const [noun = "", id = ""] = subject.split(":");
  const place = places[noun];
  // A reader's id says nothing to anybody, and who acted on their own account is named already.
  if (!subject || noun === "subscriber" || noun === "address" || id === staffId) return null;
  // What is gone has no name any more; what is there may have none yet.
  const isThere = subjectName !== null;
  const known = subjectName || translator(lang, "desk")("untitled");
  const name = <bdi>{isThere ? known : thingText(noun, id, lang)}</bdi>;
  return (
    <span className="audit-subject">{place && isThere ? <a href={`${place}/${id}`}>{name}</a> : name}</span>
  );
}

function Person({ entry: { staffId, staffName, detail }, lang }: { entry: AuditEntry; lang: string }) {
  const t = translator(lang, "audit");
  if (staffName) return <bdi>{staffName}</bdi>;
  if (staffId) return t("goneAccount");
  return detail.by === "command-line" ? t("commandLine") : null;
}
