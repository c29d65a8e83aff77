import { translator } from "#components/messages/translator.ts";
import { Select } from "#components/ui/field.tsx";
import type { Role } from "#domain/staff/permissions.ts";

export const roles: Role[] = ["owner", "editor", "author", "translator"];

/** The choice of a role, and what each of them may do. */
export function RoleSelect({ lang, defaultValue }: { lang: string; defaultValue: Role }) {
  const t = translator(lang, "admin");
  const help = roles.map((role) => (
    <span key={role} className="role">
      <b>{t(`staff.roles.${role}`)}</b> {t(`staff.rolesHelp.${role}`)}
    </span>
  ));
  return (
    <Select name="role" label={t("staff.role")} help={help} defaultValue={defaultValue}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`staff.roles.${role}`)}
        </option>
      ))}
    </Select>
  );
}
