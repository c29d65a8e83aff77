import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { type LedgerRow, openCrashLedger } from "#fixtures/crash-ledger.ts";
import { treatmentOf } from "#fixtures/mail-sink.ts";
import { startSink } from "./mail-sink.ts";
import { startServer } from "./server.ts";

// npm run test:mail-crash takes 5,000 subscribers and 50 kills; npm test a part of it.
const readers = Number(process.env.MAIL_CRASH_READERS ?? 150);
const kills = Number(process.env.MAIL_CRASH_KILLS ?? 3);
const connections = 8;

test("a server killed again and again sends each subscriber an issue once, and knows of each mail what it can know", async () => {
  test.setTimeout(300_000 + kills * 30_000);
  const dataDir = mkdtempSync(join(tmpdir(), "apadana-crash-"));
  const sink = await startSink("hostile", 30);
  const settings = { SMTP_URL: sink.url, MAIL_CONNECTIONS: String(connections), SEED: "none" };
  const ledger = openCrashLedger(dataDir, { readers, smtpUrl: sink.url });

  const inFlight: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await startServer(dataDir, settings);
    const { taken } = await sink.status();
    // As many more mails as leave something for the kills that follow, and a moment more: any step may be under way.
    const room = Math.max(readers * 0.8 - taken, 0);
    const most = Math.min(room, (2 * room) / (kills - kill));
    await sink.reached(taken + Math.floor(Math.random() * most));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
    await server.kill();
    const sending = ledger.count("sending");
    inFlight.push(sending);
    expect(sending, "no more is in doubt than there are connections").toBeLessThanOrEqual(connections);
  }

  const server = await startServer(dataDir, settings);
  await ledger.drain();
  expect(await server.stop()).toBe(0);
  const rows = ledger.rows();
  const seen = Map.groupBy(await sink.seen(), ({ messageId }) => messageId);
  sink.stop();
  ledger.close();

  let duplicates = 0;
  let missed = 0;
  let crashed = 0;
  const wrong: string[] = [];
  for (const row of rows) {
    const answers = (seen.get(row.messageId) ?? []).map(({ answer }) => answer);
    const taken = answers.filter((answer) => answer === 250 || answer === 0).length;
    if (taken > 1) duplicates += 1;
    if (taken === 0 && !["failed", "unknown"].includes(row.state)) missed += 1;
    if (row.kind === "crash") crashed += 1;
    if (!agrees(row, answers)) wrong.push(`${JSON.stringify(row)} saw ${answers}`);
  }
  console.info(
    `${readers} subscribers, ${kills} kills: duplicates ${duplicates}, missed ${missed}, ` +
      `unknown after a crash ${crashed} (on the wire at each kill: ${inFlight.join(" ")}), ` +
      `unknown after a broken connection ${rows.filter(({ kind }) => kind === "in-doubt").length}`,
  );
  expect(rows).toHaveLength(readers);
  expect(duplicates).toBe(0);
  expect(missed).toBe(0);
  expect(wrong).toEqual([]);
  // What a process left that was killed before it could say "unknown" is counted at two kills.
  expect(crashed).toBeLessThanOrEqual(inFlight.reduce((sum, count) => sum + count, 0));
  rmSync(dataDir, { recursive: true });
});

/** Whether the ledger says of a mail what the mail server saw of it. */
function agrees({ address, state, kind }: LedgerRow, answers: number[]): boolean {
  const accepted = answers.filter((answer) => answer === 250).length;
  const broken = answers.filter((answer) => answer === 0).length;
  if (state === "sent") return accepted === 1 && broken === 0;
  const treatment = treatmentOf(address);
  if (state === "unknown" && kind === "crash") return accepted + broken <= 1;
  if (state === "unknown") {
    // A short message may be on the network whole, its dot too, when the connection breaks in the middle of it.
    if (treatment === "break-in-message-once") return accepted + broken === 0;
    return treatment === "break-after-dot" && broken === 1 && accepted === 0;
  }
  if (state !== "failed") return false;
  return accepted + broken === 0 && (treatment === "no-mailbox" || treatment === "bad-content");
}
