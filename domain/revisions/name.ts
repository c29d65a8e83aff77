import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { write } from "#db/client.ts";
import { revisions } from "#db/schema/articles.ts";
import { recordAudit } from "../audit/record.ts";
import { Invalid, NotFound } from "../errors.ts";
import { line } from "../fields.ts";
import { problemsOf } from "../problems.ts";
import { type Actor, authorize } from "../staff/permissions.ts";
import { authorizeRevisions } from "./list.ts";

const schema = z.object({ articleId: z.string(), id: z.string(), name: line(100) });

/** Gives a revision a name, by which it also stays when autosaves are thinned; "" takes it away. Throws Invalid, Forbidden, NotFound. */
export function nameRevision(actor: Actor, input: z.input<typeof schema>, now: number): void {
  authorize(actor, "articles.edit-own");
  const checked = schema.safeParse(input);
  if (!checked.success) throw new Invalid(problemsOf(checked.error));
  const { articleId, id, name } = checked.data;
  authorizeRevisions(actor, articleId);
  write((tx) => {
    const { changes } = tx
      .update(revisions)
      .set({ name })
      .where(and(eq(revisions.id, id), eq(revisions.articleId, articleId)))
      .run();
    if (changes === 0) throw new NotFound(`revision ${id}`);
    recordAudit(tx, {
      at: now,
      actor,
      verb: "revisions.name",
      subject: `article:${articleId}`,
      detail: { name },
    });
  });
}
