import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { printRights } from "#fixtures/rights-table.ts";

writeFileSync(join(import.meta.dirname, "..", "docs", "rights.md"), printRights());
console.info("docs/rights.md is written.");
