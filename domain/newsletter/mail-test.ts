import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { issues } from "#db/schema/newsletter.ts";
import { staff } from "#db/schema/staff.ts";
import { recordAudit } from "../audit/record.ts";
import { hour } from "../durations.ts";
import { Invalid, NotFound } from "../errors.ts";
import { queueMail, sealMail } from "../mail/queue.ts";
import { mailTexts } from "../mail/texts.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { countAttempt } from "../throttle/attempt.ts";
import { gapOf, readContents } from "./content.ts";
import { composeLetter, nobody, openLetter } from "./letter.ts";

const limit = { most: 40, windowMs: hour };

/**
 * Mails an issue in each of its languages, as it is now, to the acting person's own address; gives the languages. Throws
 * Forbidden, NotFound, and Invalid on "form" when there is nothing to send or too many tests were asked for.
 */
export function mailTest(actor: Actor, id: string, now: number): string[] {
  authorize(actor, "newsletter.edit");
  return write((tx) => {
    const issue = tx.select({ slug: issues.slug }).from(issues).where(eq(issues.id, id)).all()[0];
    const person = tx.select({ email: staff.email }).from(staff).where(eq(staff.id, actor.id)).all()[0];
    if (!issue || !person) throw new NotFound(`issue ${id}`);
    const contents = readContents(id).filter((content) => gapOf(content) === undefined);
    if (contents.length === 0) throw new Invalid({ form: "issueEmpty" });
    if (!countAttempt(tx, `newsletter-test:${actor.id}`, limit, now))
      throw new Invalid({ form: "tooManyTests" });
    for (const content of contents) {
      const { code } = content.language;
      const { subject, ...letter } = openLetter(composeLetter(content, issue.slug)).fill(nobody);
      const marked = mailTexts(code)("test.prefix", { subject });
      const mail = sealMail("test", code, { ...letter, to: person.email, subject: marked });
      queueMail(tx, mail, null, now);
    }
    const langs = contents.map(({ language }) => language.code);
    recordAudit(tx, { at: now, actor, verb: "newsletter.test", subject: `issue:${id}`, detail: { langs } });
    return langs;
  });
}
