import { and, count, eq, gt, lt } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { newId } from "#db/id.ts";
import { setupTokens, staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { day } from "../durations.ts";
import { NotFound } from "../errors.ts";
import { newToken, tokenHash } from "../tokens.ts";
import { hashPassword } from "./passwords.ts";
import { checkStaff, type StaffInput } from "./staff-input.ts";

const validForMs = day;

/** A fresh one-time token for the set-up link while no staff exists, else undefined. */
export function offerSetup(now: number): string | undefined {
  const token = newToken();
  return write((tx) => {
    if (tx.select({ n: count() }).from(staff).all()[0]!.n > 0) return undefined;
    tx.delete(setupTokens).where(lt(setupTokens.expiresAt, now)).run();
    tx.insert(setupTokens)
      .values({ hash: tokenHash(token), createdAt: now, expiresAt: now + validForMs })
      .run();
    return token;
  });
}

/** Whether a set-up token still opens the set-up page. */
export function isSetupOpen(token: string, now: number): boolean {
  const rows = db()
    .select({ hash: setupTokens.hash })
    .from(setupTokens)
    .where(and(eq(setupTokens.hash, tokenHash(token)), gt(setupTokens.expiresAt, now)))
    .all();
  return rows.length > 0 && db().select({ n: count() }).from(staff).all()[0]!.n === 0;
}

/** Makes the first account, an owner whose desk speaks `lang`, and ends the token. Gives its id. Throws NotFound, Invalid (name, email, password). */
export async function setUpOwner(
  token: string,
  { lang, ...input }: Omit<StaffInput, "role"> & { lang?: string },
  now: number,
): Promise<string> {
  if (!isSetupOpen(token, now)) throw new NotFound("set-up token");
  const { password, ...person } = checkStaff({ ...input, role: "owner" });
  const passwordHash = await hashPassword(password, person);
  const id = newId();
  write((tx) => {
    const spent = tx
      .delete(setupTokens)
      .where(eq(setupTokens.hash, tokenHash(token)))
      .run();
    if (spent.changes === 0 || tx.select({ n: count() }).from(staff).all()[0]!.n > 0)
      throw new NotFound("set-up token");
    tx.insert(staff)
      .values({ id, ...person, lang, passwordHash, createdAt: now })
      .run();
    recordAudit(tx, { at: now, verb: "staff.set-up", subject: `staff:${id}` });
  });
  return id;
}
