import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { issueLetters, issues } from "#db/schema/newsletter.ts";
import { NotFound } from "../errors.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { readContents } from "./content.ts";
import { composeLetter, type Letter, nobody, openLetter } from "./letter.ts";

/** From here on Gmail cuts a mail's HTML off and hides the rest, the unsubscribe link too. */
export const gmailClipBytes = 102 * 1024;

export type LetterPreview = Letter & { preview: string; htmlBytes: number };

/** An issue's letter in a language, as it went out or as it would now, for nobody. Throws Forbidden, NotFound. */
export function previewLetter(actor: Actor, id: string, lang: string): LetterPreview {
  authorize(actor, "newsletter.read");
  const issue = db().select().from(issues).where(eq(issues.id, id)).all()[0];
  const content = readContents(id).find(({ language }) => language.code === lang);
  if (!issue || !content) throw new NotFound(`issue ${id} in ${lang}`);
  const frozen = db()
    .select()
    .from(issueLetters)
    .where(eq(issueLetters.issueId, id))
    .all()
    .find((letter) => letter.lang === lang);
  const letter = frozen ?? composeLetter(content, issue.slug);
  const copy = openLetter(letter).fill(nobody);
  return { lang, ...copy, preview: content.preview, htmlBytes: Buffer.byteLength(copy.html) };
}
