import { setTimeout as pause } from "node:timers/promises";
import { and, eq, lt } from "drizzle-orm";
import { db, write } from "#db/client.ts";
import { answeredForms } from "#db/schema/server.ts";
import { minute, second } from "../durations.ts";
import { lookupHash, openSealed, seal } from "../keys/seal.ts";

/** How long a form's answer is kept, for whoever sends it again on a slow line or because no answer came. */
const keptForMs = 10 * minute;
// How long the first one may be at work before the next no longer waits for it: its process may be gone.
const patienceMs = 30 * second;
const stepMs = 50;

/**
 * Does what a form asks for, unless it came before: then its first answer is given again. `sent` is what makes it the same:
 * who sent it, the form's idempotency key, all that was typed. `work` gives the answer, or undefined where nothing was done;
 * then the next one tries anew.
 */
export async function answerOnce<Answer extends string | undefined>(
  sent: string[],
  work: () => Promise<Answer>,
  now: number,
): Promise<Answer | string> {
  const hash = lookupHash(JSON.stringify(sent));
  const first = await claim(hash, now);
  if (first !== undefined) return first;
  let answer: Answer | undefined;
  try {
    answer = await work();
    return answer;
  } finally {
    keep(hash, answer);
  }
}

/** Forgets the answers whose time is over. */
export function forgetOldAnswers(now: number): void {
  const isOld = lt(answeredForms.expiresAt, now);
  if (db().select({ hash: answeredForms.hash }).from(answeredForms).where(isOld).limit(1).all().length === 0)
    return;
  write((tx) => tx.delete(answeredForms).where(isOld).run());
}

/** What a form's answer is sealed for. */
export function answerContext(hash: string): string {
  return `answer:${hash}`;
}

// The first one's answer; undefined for whoever is the first, or is to take its place.
async function claim(hash: string, now: number): Promise<string | undefined> {
  const row = { hash, answerSealed: null, expiresAt: now + keptForMs };
  const isTaken = () =>
    write((tx) => {
      tx.delete(answeredForms)
        .where(and(eq(answeredForms.hash, hash), lt(answeredForms.expiresAt, now)))
        .run();
      return tx.insert(answeredForms).values(row).onConflictDoNothing().run().changes === 0;
    });
  for (let waitedMs = 0; waitedMs < patienceMs && isTaken(); waitedMs += stepMs) {
    const [found] = db().select().from(answeredForms).where(eq(answeredForms.hash, hash)).all();
    if (found?.answerSealed) return openSealed(found.answerSealed, answerContext(hash));
    await pause(stepMs);
  }
  return undefined;
}

function keep(hash: string, answer: string | undefined): void {
  const same = eq(answeredForms.hash, hash);
  write((tx) => {
    if (answer === undefined) tx.delete(answeredForms).where(same).run();
    else
      tx.update(answeredForms)
        .set({ answerSealed: seal(answer, answerContext(hash)) })
        .where(same)
        .run();
  });
}
