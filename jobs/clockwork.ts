import { turnToWrite } from "#domain/processes/turn.ts";

const mostMs = 10_000;

export type Job = { name: string; everyMs: number; run: (now: number) => unknown };

/** Runs each job at its interval, never twice at once; gives back how to stop, which waits for what is running. */
export function startJobs(jobs: Job[]): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const timers = jobs.map((job) =>
    setInterval(() => {
      if (running.has(job.name)) return;
      const run = Promise.resolve()
        .then(async () => {
          // Its next time comes, if the database is taken for so long.
          if (await turnToWrite(mostMs)) await job.run(Date.now());
        })
        .catch((error) => console.error(`job ${job.name}:`, error))
        .finally(() => running.delete(job.name));
      running.set(job.name, run);
    }, job.everyMs),
  );
  return async () => {
    timers.forEach(clearInterval);
    await Promise.allSettled(running.values());
  };
}
