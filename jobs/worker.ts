import { forgetOldSignIns } from "#domain/accounts/forget.ts";
import { forgetOldAnswers } from "#domain/answers/answer-once.ts";
import { runSchedule } from "#domain/articles/run-schedule.ts";
import { emptyTrash } from "#domain/articles/trash.ts";
import { pruneAudit } from "#domain/audit/prune.ts";
import { minute, second } from "#domain/durations.ts";
import { freeMailsInDoubt, giveUpOldMails, type Lane, lanesOf, sendNextMail } from "#domain/mail/send-due.ts";
import { openTransport } from "#domain/mail/transport.ts";
import { foldPicturesAnew } from "#domain/media/fold-anew.ts";
import { sweepMedia } from "#domain/media/sweep.ts";
import { beat, beatMs, endProcess, startProcess } from "#domain/processes/heartbeat.ts";
import { giveTurn } from "#domain/processes/turn.ts";
import { thinAutosaves } from "#domain/revisions/thin.ts";
import { indexStaleEntries } from "#domain/search/index-changed-names.ts";
import { indexMissingDrafts } from "#domain/search/index-missing-drafts.ts";
import { indexMissingTitles } from "#domain/search/index-missing-titles.ts";
import { settings } from "#domain/site/settings.ts";
import { forgetOldImports } from "#domain/subscriber-imports/decide.ts";
import { forgetUnconfirmed } from "#domain/subscribers/forget.ts";
import { type Job, startJobs } from "./clockwork.ts";
import { openMailroom } from "./mailroom-thread.ts";

/** Starts all that happens by itself, the mailroom too; gives back how to stop, which waits for what is running. */
export function startWorker(): () => Promise<void> {
  const processId = startProcess(Date.now());
  const { smtpUrl } = settings();
  const transport = smtpUrl === undefined ? undefined : openTransport(smtpUrl);
  const mailroom = openMailroom();
  const jobs: Job[] = [
    // What is due happens within a second; asking costs microseconds.
    { name: "run the schedule", everyMs: second / 4, run: runSchedule },
    { name: "heartbeat", everyMs: beatMs, run: (now) => beat(processId, now) },
    { name: "free mails in doubt", everyMs: beatMs, run: freeMailsInDoubt },
    { name: "tend the mailroom", everyMs: second, run: mailroom.tend },
    { name: "give up old mails", everyMs: minute, run: giveUpOldMails },
    { name: "forget old answers", everyMs: minute, run: forgetOldAnswers },
    { name: "index stale entries", everyMs: second, run: indexStaleForAWhile },
    { name: "index missing titles", everyMs: second, run: untilNothingIsLeft(indexMissingTitles) },
    { name: "index missing drafts", everyMs: second, run: untilNothingIsLeft(indexMissingDrafts) },
    { name: "fold pictures anew", everyMs: second, run: untilNothingIsLeft(foldPicturesAnew) },
    { name: "thin autosaves", everyMs: 10 * minute, run: thinAutosaves },
    { name: "empty the trash", everyMs: 60 * minute, run: emptyTrash },
    { name: "forget old sign-ins", everyMs: 60 * minute, run: forgetOldSignIns },
    { name: "forget unconfirmed", everyMs: 60 * minute, run: forgetUnconfirmed },
    { name: "prune the audit", everyMs: 60 * minute, run: (now) => pruneAudit(settings().auditDays, now) },
    { name: "sweep media", everyMs: 60 * minute, run: sweepMedia },
    { name: "forget old imports", everyMs: 60 * minute, run: forgetOldImports },
  ];
  if (transport) {
    for (const [at, lane] of lanesOf({ transport, processId }).entries()) {
      jobs.push({ name: `send mail, lane ${at + 1}`, everyMs: second, run: () => sendForAWhile(lane) });
    }
  }
  const stop = startJobs(jobs);
  return async () => {
    await Promise.all([stop(), mailroom.stop()]);
    transport?.close();
    endProcess(processId);
  };
}

// What an update leaves behind is caught up with once after each start.
function untilNothingIsLeft(run: () => number): () => void {
  let isLeft = true;
  return () => {
    if (isLeft) isLeft = run() > 0;
  };
}

// A topic's name may stand with thousands of articles: readers are answered between two batches.
async function indexStaleForAWhile(): Promise<void> {
  const end = performance.now() + second;
  while (indexStaleEntries() > 0 && performance.now() < end) await giveTurn();
}

// The questions of an import may be thousands: one a second would take them hours.
async function sendForAWhile(lane: Lane): Promise<void> {
  const end = performance.now() + second;
  while ((await sendNextMail(lane, Date.now())) && performance.now() < end);
}
