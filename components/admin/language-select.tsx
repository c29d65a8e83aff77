import { Select } from "#components/ui/field.tsx";

// The desk's languages, each by its own name.
const deskLanguages = { en: "English", fa: "فارسی" };

/** The choice of the language in which the desk speaks to somebody. */
export function LanguageSelect({ label, defaultValue }: { label: string; defaultValue: string }) {
  return (
    <Select name="lang" label={label} defaultValue={defaultValue}>
      {Object.entries(deskLanguages).map(([code, ownName]) => (
        <option key={code} value={code} lang={code}>
          {ownName}
        </option>
      ))}
    </Select>
  );
}
