import { z } from "zod";
import { roles } from "#db/schema/staff.ts";
import { Invalid } from "../errors.ts";
import { line } from "../fields.ts";
import { collect, problemsOf } from "../problems.ts";
import { staffAddress } from "./address.ts";
import { checkNewPassword } from "./password-rules.ts";
import type { Role } from "./permissions.ts";

export type StaffInput = { email: string; name: string; role: Role; password: string };

export const name = line(100).pipe(z.string().min(1, "required"));
export const role = z.enum(roles, "badChoice");

/** What an owner may change of an account. */
export const placeSchema = z.object({ name, role });

/** The languages that the desk speaks. */
export const deskLanguages = ["en", "fa"] as const;
export const deskLanguage = z.enum(deskLanguages, "badChoice");

/** What people may change of their own account. */
export const accountSchema = z.object({ name, lang: deskLanguage });

/** An address of staff: see address.ts. */
export const email = z.string().transform((typed, context) => {
  const address = staffAddress(typed);
  if (address === undefined) context.addIssue({ code: "custom", message: "badAddress" });
  return address ?? "";
});

const schema = z.object({
  email,
  name,
  role,
  password: z.string(),
});

/** The checked form of a staff member's fields. Throws Invalid with every field at fault. */
export function checkStaff(input: StaffInput): StaffInput {
  const result = schema.safeParse(input);
  const problems = result.success ? {} : new Invalid(problemsOf(result.error)).fields;
  collect(problems, () => checkNewPassword(input.password, input));
  if (!result.success || Object.keys(problems).length > 0) throw new Invalid(problems);
  return result.data;
}
