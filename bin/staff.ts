import { parseArgs } from "node:util";
import { migrateDatabase } from "#db/migrate.ts";
import { resetPassword } from "#domain/accounts/reset-password.ts";
import { NotFound } from "#domain/errors.ts";
import { addStaff } from "#domain/staff/add.ts";
import { staffAddress } from "#domain/staff/address.ts";
import { disableStaff } from "#domain/staff/disable.ts";
import { listStaff } from "#domain/staff/list.ts";
import type { Role } from "#domain/staff/permissions.ts";
import { Misused, runCommand } from "./command.ts";
import { readEnvironment } from "./environment.ts";
import { readPassword } from "./password.ts";

const usage = `usage (the password is read from standard input):
  npm run staff -- add E-MAIL --name NAME --role owner|editor|author|translator
  npm run staff -- list
  npm run staff -- reset E-MAIL [--factors]     (a new password; --factors also removes second factors and recovery codes)
  npm run staff -- disable E-MAIL`;

const operator = "command-line";

await runCommand(usage, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: "string" }, role: { type: "string" }, factors: { type: "boolean" } },
  });
  const [verb, email, ...rest] = positionals;
  const takesEmail = verb !== "list";
  if (rest.length > 0 || takesEmail !== (email !== undefined)) throw new Misused();
  readEnvironment();
  migrateDatabase();
  if (verb === "list") return printList();
  if (email === undefined) throw new Misused();
  if (verb === "add") {
    const { name = "", role = "" } = values;
    await addStaff(operator, { email, name, role: role as Role, password: await readPassword() }, Date.now());
    console.info(`${email} can sign in now.`);
  } else if (verb === "reset") {
    const id = idOf(email);
    const clearsFactors = values.factors ?? false;
    await resetPassword(operator, { id, password: await readPassword(), clearsFactors }, Date.now());
    const factors = clearsFactors ? ", and no second factor" : "";
    console.info(`${email} has a new password${factors}; all sessions have ended.`);
  } else if (verb === "disable") {
    disableStaff(operator, idOf(email), Date.now());
    console.info(`${email} cannot sign in any more; all sessions have ended.`);
  } else throw new Misused();
});

function idOf(email: string): string {
  const asked = staffAddress(email);
  const person = listStaff(operator).find((each) => each.email === asked && each.disabledAt === null);
  if (!person) throw new NotFound(`account in use with the address ${email}`);
  return person.id;
}

function printList(): void {
  for (const { email, name, role, disabledAt } of listStaff(operator)) {
    console.info([email, role, name, ...(disabledAt === null ? [] : ["disabled"])].join("\t"));
  }
}
