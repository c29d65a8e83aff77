import { join } from "node:path";
import Database from "better-sqlite3";
import type { Actor } from "#domain/staff/permissions.ts";

export type Newsroom = {
  actor: Actor;
  account: { email: string; password: string };
  /** Writes an issue in these languages; gives its id and how to have it sent. */
  draft(langs: string[]): { id: string; schedule: () => void };
};

/** Gives the site in DATA_DIR an owner who writes issues. */
export async function foundNewsroom(): Promise<Newsroom> {
  const { addStaff } = await import("#domain/staff/add.ts");
  const { documentFromMarkdown } = await import("#domain/documents/markdown.ts");
  const { beginIssue } = await import("#domain/newsletter/begin.ts");
  const { saveIssue } = await import("#domain/newsletter/save.ts");
  const { scheduleIssue } = await import("#domain/newsletter/schedule.ts");
  const { addStoriesSinceLastIssue } = await import("#domain/newsletter/stories.ts");
  const { settings } = await import("#domain/site/settings.ts");
  // Only to be scheduled: the site's own settings say where mail goes.
  settings().smtpUrl = "smtp://127.0.0.1:1";
  const account = { email: "bench@bench.example", password: "a bench that sends a hundred thousand mails" };
  const person = { ...account, name: "Bench", role: "owner" as const };
  const actor = { id: await addStaff("command-line", person, Date.now()), role: "owner" as const };
  return {
    actor,
    account,
    draft(langs) {
      const id = beginIssue(actor, Date.now());
      const intro = JSON.stringify(documentFromMarkdown("Dear reader, this was the **week**."));
      const text = { subject: "The news of this week", preview: "What happened", intro };
      const texts = Object.fromEntries(langs.map((lang) => [lang, text]));
      saveIssue(actor, { id, version: 1, slug: "", texts }, Date.now());
      addStoriesSinceLastIssue(actor, id, Date.now());
      return { id, schedule: () => scheduleIssue(actor, id, undefined, Date.now()) };
    },
  };
}

/**
 * Fills the list as its own verbs would leave it: a million through a verb each would take too long. The recipients read
 * English, the others Persian; of each hundred of those one waits and one has left.
 */
export async function fillList(
  dataDir: string,
  { subscribers, recipients }: { subscribers: number; recipients: number },
): Promise<void> {
  const { sealAddress } = await import("#domain/subscribers/address.ts");
  const { lookupHash } = await import("#domain/keys/seal.ts");
  const { newToken } = await import("#domain/tokens.ts");
  const client = new Database(join(dataDir, "apadana.db"));
  const insert = client.prepare(`
    insert into subscribers (id, address_sealed, address_hash, lang, state, created_at, consent_at, consent_page, confirmed_at)
    values (@id, @sealed, @hash, @lang, @state, @at, @at, '/en', @at)`);
  const now = Date.now();
  client.transaction(() => {
    for (let index = 0; index < subscribers; index += 1) {
      const id = newToken().slice(0, 16);
      const address = `reader-${index}@example.org`;
      const isRecipient = index < recipients;
      insert.run({
        id,
        sealed: sealAddress(address, id),
        hash: lookupHash(address),
        lang: isRecipient ? "en" : "fa",
        state: isRecipient ? "confirmed" : stateOf(index),
        at: now - index * 1000,
      });
    }
  })();
  client.pragma("wal_checkpoint(TRUNCATE)");
  client.close();
}

function stateOf(index: number): string {
  if (index % 100 === 1) return "pending";
  return index % 100 === 2 ? "unsubscribed" : "confirmed";
}
