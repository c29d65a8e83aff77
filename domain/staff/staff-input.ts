import { z } from "zod";
import { Invalid } from "../errors.ts";
import { line } from "../fields.ts";
import { problemsOf } from "../problems.ts";
import type { Role } from "./permissions.ts";

export type StaffInput = { email: string; name: string; role: Role; password: string };

const name = line(100).pipe(z.string().min(1, "required"));
const role = z.enum(["owner", "editor", "author", "translator"], "badChoice");

/** What an owner may change of an account. */
export const placeSchema = z.object({ name, role });

/** What people may change of their own account; the desk speaks these languages. */
export const accountSchema = z.object({ name, lang: z.enum(["en", "fa"], "badChoice") });

const schema = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "tooLong")
    .regex(/^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]+$|^[^\s@"<>]+@localhost$/, "badAddress"),
  name,
  role,
  password: z.string().min(1, "required"),
});

/** The checked form of a staff member's fields. Throws Invalid. */
export function checkStaff(input: StaffInput): StaffInput {
  const result = schema.safeParse(input);
  if (!result.success) throw new Invalid(problemsOf(result.error));
  return result.data;
}
