import { parseArgs } from "node:util";
import { listDamage } from "#db/integrity.ts";
import { beginAuditChain } from "#domain/audit/chain.ts";
import { type AuditProblem, checkAudit } from "#domain/audit/check.ts";
import { Misused, runCommand } from "./command.ts";
import { readEnvironment } from "./environment.ts";
import { openPresentDatabase } from "./present-database.ts";
import { report } from "./report.ts";
import { reportSearch } from "./search-problems.ts";

const usage = `usage:
  npm run check                        (the database, the audit's chain and the search index; the site may run meanwhile)
  npm run check -- --head ID:HASH      (also that the audit still holds the entry that an earlier check ended with)`;

await runCommand(usage, () => {
  const { values } = parseArgs({ options: { head: { type: "string" } } });
  const witness = values.head === undefined ? undefined : witnessFrom(values.head);
  readEnvironment();
  openPresentDatabase();
  beginAuditChain();
  const audit = checkAudit(witness);
  report("The database is whole.", listDamage());
  report(
    `The audit's ${audit.entries} entries are as they were written. Its head: ${audit.head.id}:${audit.head.hash}`,
    audit.problems.map(auditProblem),
  );
  reportSearch();
});

function witnessFrom(head: string): { id: number; hash: string } {
  const [, id, hash] = /^(\d+):([\w-]+)$/.exec(head) ?? [];
  if (id === undefined || hash === undefined) throw new Misused();
  return { id: Number(id), hash };
}

function auditProblem({ kind, id }: AuditProblem): string {
  if (kind === "changed") return `The audit's entry ${id} was changed, or another stood before it.`;
  if (kind === "missing-before") return `Entries of the audit are missing before entry ${id}.`;
  return `The audit does not end (at entry ${id}) where its last writing left it: entries or its ends were changed, or keys/audit.key is another.`;
}
