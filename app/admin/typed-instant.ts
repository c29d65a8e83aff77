import { Invalid } from "#domain/errors.ts";
import { siteTimeZone } from "#domain/site/find-site.ts";
import { instantFromZoned } from "#domain/site/zoned-time.ts";
import type { FormValues } from "../form-values.ts";

/** The instant (ms UTC) of a form's time, told by the site's clock; undefined where it was left empty. Throws Invalid for half a one. */
export function typedInstant(values: FormValues, name: string): number | undefined {
  return values.text(name) === "" ? undefined : requiredInstant(values, name);
}

/** As typedInstant, for a time that must not be left empty. */
export function requiredInstant(values: FormValues, name: string): number {
  const at = instantFromZoned(values.text(name), siteTimeZone());
  if (at === undefined) throw new Invalid({ [name]: "badDate" });
  return at;
}
