import { translator } from "#components/messages/translator.ts";
import { ActionForm } from "#components/ui/action-form.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Role } from "#domain/staff/permissions.ts";
import { roles } from "./role-select.tsx";

type Props = {
  demanded: Role[];
  lang: string;
  action: FormAction;
};

/** Which roles nobody fills without a second factor. */
export function DemandForm({ demanded, lang, action }: Props) {
  const t = translator(lang, "access");
  const names = translator(lang, "admin");
  return (
    <section className="screen-section">
      <ActionForm action={action} className="form" guardsChanges>
        <fieldset className="link-group">
          <legend className="section-legend">{t("staff.demand")}</legend>
          <p className="field-help">{t("staff.demandText")}</p>
          {roles.map((role) => (
            <label key={role} className="check">
              <input type="checkbox" name="roles" value={role} defaultChecked={demanded.includes(role)} />
              {names(`staff.roles.${role}`)}
            </label>
          ))}
        </fieldset>
        <SubmitButton className="button button-plain">{t("staff.demandSave")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
