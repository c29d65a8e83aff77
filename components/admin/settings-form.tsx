import { translator } from "#components/messages/translator.ts";
import { Field, Select, TextArea } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LanguageOptions } from "#components/ui/languages.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { SiteSettings } from "#domain/site/find-settings.ts";
import type { Language } from "#domain/site/languages.ts";
import { KeptForm } from "./kept-form.tsx";
import { NavigationFields } from "./navigation-fields.tsx";

type Props = {
  settings: SiteSettings;
  /** The edition of these settings. */
  edition: string;
  personId: string;
  languages: Language[];
  timeZones: string[];
  /** Addresses of the site's own pages, proposed while an address is typed; by language code. */
  addresses: Record<string, { label: string; href: string }[]>;
  lang: string;
  action: FormAction;
};

/** The site's settings: what is common to it, then each language's own. */
export function SettingsForm({
  settings,
  edition,
  personId,
  languages,
  timeZones,
  addresses,
  ...props
}: Props) {
  const { lang, action } = props;
  const t = translator(lang, "admin");
  return (
    <KeptForm
      action={action}
      personId={personId}
      address="/admin/settings"
      version={{ name: "edition", value: edition }}
      className="form"
      hasMessageBelow
    >
      <Select
        name="defaultLang"
        label={t("settings.defaultLang")}
        help={t("settings.defaultLangHelp")}
        defaultValue={settings.defaultLang}
      >
        <LanguageOptions languages={languages} />
      </Select>
      <Select
        name="timeZone"
        label={t("settings.timeZone")}
        help={t("settings.timeZoneHelp")}
        defaultValue={settings.timeZone}
        dir="ltr"
      >
        {[...new Set([settings.timeZone, ...timeZones])].map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </Select>
      {languages.map(({ code, name, direction }) => {
        const text = settings.texts[code];
        const written = { lang: code, dir: direction };
        return (
          <fieldset key={code} className="form-group">
            <legend lang={code}>{name}</legend>
            <Field
              name={`name.${code}`}
              label={t("settings.name")}
              defaultValue={text?.name}
              maxLength={80}
              required
              {...written}
            />
            <Field
              name={`tagline.${code}`}
              label={t("settings.tagline")}
              help={t("settings.taglineHelp")}
              defaultValue={text?.tagline}
              maxLength={160}
              {...written}
            />
            <TextArea
              name={`footerAddress.${code}`}
              label={t("settings.footerAddress")}
              help={t("settings.footerAddressHelp")}
              defaultValue={text?.footerAddress}
              maxLength={400}
              rows={3}
              {...written}
            />
            <NavigationFields
              lang={code}
              direction={direction}
              items={text?.navigation ?? []}
              addresses={addresses[code] ?? []}
            />
          </fieldset>
        );
      })}
      <SubmitButton>{t("settings.save")}</SubmitButton>
    </KeptForm>
  );
}
