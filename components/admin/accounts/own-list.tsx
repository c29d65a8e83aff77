import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";

type Props = {
  rows: { id: string; name: string; tag?: string; facts: ReactNode; buttonLabel: string }[];
  /** What each row's button does, with the row's id. */
  action: FormAction;
  button: string;
};

/** A short list of names, with facts about each and a button that ends it. */
export function OwnList({ rows, action, button }: Props) {
  return (
    <ActionForm action={action}>
      <ul className="own-list">
        {rows.map(({ id, name, tag, facts, buttonLabel }) => (
          <li key={id}>
            <div>
              <b>
                <bdi>{name}</bdi>
              </b>
              {tag ? (
                <>
                  {" "}
                  <span className="tag">{tag}</span>
                </>
              ) : null}
              <p className="field-help">{facts}</p>
            </div>
            <SubmitButton className="row-button" name="id" value={id} aria-label={buttonLabel}>
              {button}
            </SubmitButton>
          </li>
        ))}
      </ul>
    </ActionForm>
  );
}
