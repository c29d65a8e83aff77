import { translator } from "#components/messages/translator.ts";
import { Instant } from "#components/ui/instant.tsx";
import { Table } from "#components/ui/table.tsx";
import type { StaffMember } from "#domain/staff/list.ts";

type Props = { people: StaffMember[]; ownId: string; mayEdit: boolean; lang: string; timeZone: string };

/** Everybody who has an account, and when they were last here. */
export function StaffTable({ people, ownId, mayEdit, lang, timeZone }: Props) {
  const t = translator(lang, "admin");
  const access = translator(lang, "access");
  const rows = people.map(({ id, name, email, role, disabledAt, lastUsedAt, hasSecondFactor }) => ({
    id,
    cells: {
      name: (
        <>
          {mayEdit ? (
            <a href={`/admin/staff/${id}`}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
          {id === ownId ? <span className="tag">{t("staff.you")}</span> : null}
          {disabledAt === null ? null : <span className="tag">{t("staff.disabled")}</span>}
        </>
      ),
      role: t(`staff.roles.${role}`),
      factor: access(hasSecondFactor ? "staff.hasFactor" : "staff.hasNoFactor"),
      email: <bdi>{email}</bdi>,
      lastUsed: lastUsedAt === null ? t("staff.never") : <Instant {...{ at: lastUsedAt, lang, timeZone }} />,
    },
  }));
  const columns = [
    { key: "name", label: t("staff.name") },
    { key: "role", label: t("staff.role"), isPlain: true },
    { key: "email", label: t("staff.email"), isPlain: true },
    { key: "factor", label: access("staff.factor") },
    { key: "lastUsed", label: t("staff.lastUsed") },
  ];
  return <Table caption={t("staff.title")} columns={columns} rows={rows} />;
}
