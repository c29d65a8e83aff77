"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { translator } from "#components/messages/translator.ts";
import { doneForm, type FormState } from "#components/ui/form-state.ts";
import { removeSample } from "#domain/sample/remove.ts";
import { listLanguages } from "#domain/site/languages.ts";
import { saveSiteSettings } from "#domain/site/save-settings.ts";
import type { FormValues } from "../../../form-values.ts";
import { staffAction } from "../../staff-action.ts";
import { languageTexts } from "../language-texts.ts";

export async function saveSettingsAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, (actor, values, now) => {
    const texts = languageTexts(values, ["name", "tagline", "footerAddress"]);
    saveSiteSettings(
      actor,
      {
        edition: values.text("edition") || undefined,
        defaultLang: values.text("defaultLang"),
        timeZone: values.text("timeZone"),
        texts: Object.fromEntries(
          listLanguages().map(({ code }) => [
            code,
            {
              name: texts[code]?.name ?? "",
              tagline: texts[code]?.tagline ?? "",
              footerAddress: texts[code]?.footerAddress ?? "",
              navigation: navigationFrom(values, code),
            },
          ]),
        ),
      },
      now,
    );
    refresh();
    return doneForm(translator(actor.lang, "admin")("settings.saved"));
  });
}

export async function removeSampleAction(_state: FormState, form: FormData): Promise<FormState> {
  return staffAction(form, async (actor, _values, now) => {
    await removeSample(actor, now);
    redirect("/admin/settings?done=sampleRemoved");
  });
}

function navigationFrom(values: FormValues, lang: string): { label: string; href: string }[] {
  const hrefs = values.list(`navigation.${lang}.href`);
  return values
    .list(`navigation.${lang}.label`)
    .map((label, index) => ({ label: label.trim(), href: (hrefs[index] ?? "").trim() }));
}
