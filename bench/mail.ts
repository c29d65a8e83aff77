import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildWhenStale } from "#bin/build.ts";
import { fillList, foundNewsroom } from "./mail-newsroom.ts";
import { measureLedgers, measureSending } from "./mail-sending.ts";
import { measureImport, measureList } from "./mail-subscribers.ts";
import { cores, requirePrograms } from "./pinned.ts";
import { type Site, startSite } from "./site.ts";
import { workNoise } from "./statistics.ts";
import { printTable } from "./table.ts";

// npm run bench:mail -- [--subscribers N] [--recipients N] [--rows N] [--connections N] [--seconds N] [--rounds N]: the
// newsletter and its list, against an SMTP server on this machine in a process of its own.

const { values } = parseArgs({
  options: {
    subscribers: { type: "string", default: "1000000" },
    recipients: { type: "string", default: "100000" },
    rows: { type: "string", default: "100000" },
    connections: { type: "string", default: "16" },
    seconds: { type: "string", default: "10" },
    rounds: { type: "string", default: "3" },
  },
});
const dataDir = join(import.meta.dirname, ".work", "mail");
const port = 3920;
const rounds = Number(values.rounds);
const [subscribers, recipients] = [Number(values.subscribers), Number(values.recipients)];

/** One line of the table: what was measured, the figure, the target. */
export type Line = [name: string, figure: string, target: string];

try {
  requirePrograms();
  await buildWhenStale();
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  printTable(
    [["measured", "Apadana", "target"], ...(await measure())],
    "Medians (least to most of all rounds); site, readers and SMTP server share the cores.",
  );
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

async function measure(): Promise<Line[]> {
  const noise = [workNoise()];
  // The first start founds the site.
  await (await open()).stop();
  process.env.DATA_DIR = dataDir;
  const newsroom = await foundNewsroom();
  await fillList(dataDir, { subscribers, recipients });
  const lines: Line[] = [["subscribers, of whom recipients", `${subscribers}, ${recipients}`, ""]];
  let site = await open();
  lines.push(...(await measureList(site, newsroom, rounds * 3)));
  noise.push(workNoise());
  lines.push(...(await measureLedgers(site, newsroom, { dataDir, rounds, recipients, subscribers })));
  await site.stop();
  noise.push(workNoise());
  site = await open();
  lines.push(...(await measureImport(site, newsroom, Number(values.rows))));
  await site.stop();
  noise.push(workNoise());
  lines.push(
    ...(await measureSending((settings) => open(settings), {
      rounds,
      seconds: Number(values.seconds),
      connections: Number(values.connections),
    })),
  );
  noise.push(workNoise());
  const [least, most] = [Math.min(...noise), Math.max(...noise)];
  lines.push([
    "the same work, before, between and after (ms)",
    `${least.toFixed(0)} to ${most.toFixed(0)}`,
    "",
  ]);
  return lines;
}

// On both cores, as it would run: the mailroom has a thread of its own. What loads it shares them.
function open(settings: Record<string, string> = {}): Promise<Site> {
  return startSite(dataDir, port, { core: cores.both, settings: { SEED: "sample", ...settings } });
}
