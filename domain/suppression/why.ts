import { z } from "zod";
import { Invalid } from "../errors.ts";
import { line } from "../fields.ts";
import { problemsOf } from "../problems.ts";

const schema = z.object({
  why: line(300).pipe(
    z
      .string()
      .min(1, "required")
      // Kept in plain text: the addresses themselves stay sealed.
      .regex(/^[^@]*$/, "noAddressHere"),
  ),
});

/** Checks the reason that staff give for a change of the list. Throws Invalid on "why". */
export function checkWhy(why: string): string {
  const result = schema.safeParse({ why });
  if (!result.success) throw new Invalid(problemsOf(result.error));
  return result.data.why;
}
