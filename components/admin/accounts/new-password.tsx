import { Field } from "#components/ui/field.tsx";

type Props = { name?: string; label: string; help: string };

/** The field for a password that shall be. */
export function NewPassword({ name = "password", label, help }: Props) {
  return (
    <Field name={name} label={label} help={help} type="password" autoComplete="new-password" dir="ltr" />
  );
}
