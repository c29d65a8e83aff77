import { Invalid } from "#domain/errors.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { instantFromZoned } from "#domain/site/zoned-time.ts";
import type { FormValues } from "../form-values.ts";

/** The instant (ms UTC) of a form's time, told by the site's clock; undefined where it was left empty, NaN for half a one. */
export function givenInstant(values: FormValues, name: string): number | undefined {
  const text = values.text(name);
  return text === "" ? undefined : (instantFromZoned(text, siteTimeZone()) ?? Number.NaN);
}

/** As givenInstant, for a time that must be a whole one. Throws Invalid. */
export function requiredInstant(values: FormValues, name: string): number {
  const at = givenInstant(values, name);
  if (at === undefined || Number.isNaN(at)) throw new Invalid({ [name]: "badDate" });
  return at;
}
