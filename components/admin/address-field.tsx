import { Field } from "#components/ui/field.tsx";

/** Somebody else's e-mail address: nothing that a browser could fill in, capitalise or correct. */
export function AddressField({ label }: { label: string }) {
  return (
    <Field
      name="email"
      label={label}
      type="email"
      dir="ltr"
      maxLength={254}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
