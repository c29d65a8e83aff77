import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid } from "../errors.ts";
import { problemsOf } from "../problems.ts";
import type { Actor } from "./permissions.ts";
import { accountSchema } from "./staff-input.ts";

/** Changes one's own name and the language in which the desk speaks ("en" or "fa"). Throws Invalid (name, lang). */
export function changeOwnAccount(actor: Actor, input: { name: string; lang: string }, now: number): void {
  const result = accountSchema.safeParse(input);
  if (!result.success) throw new Invalid(problemsOf(result.error));
  write((tx) => {
    tx.update(staff).set(result.data).where(eq(staff.id, actor.id)).run();
    recordAudit(tx, { at: now, actor, verb: "staff.change-own", subject: `staff:${actor.id}` });
  });
}
