import type { Answer, Job } from "./job.ts";
import { tooMuchMemory } from "./limits.ts";
import { Unusable } from "./unusable.ts";

// The program of the process apart: reads one job from standard input, answers on standard output, ends. Whatever a file
// from outside does to the decoders happens in here, where there is no key, no database and no other person's request.

async function work(): Promise<void> {
  watchMemory(Number(process.argv[2]));
  const job = JSON.parse(await standardInput()) as Job;
  process.stdout.write(JSON.stringify(await answer(job)));
}

async function answer(job: Job): Promise<Answer> {
  try {
    if (job.kind === "develop") return { result: await (await import("./develop.ts")).develop(job) };
    await (await import("./draw-card.ts")).drawCard(job);
    return { result: null };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { problem: error.message, ...(error.values ? { values: error.values } : {}) };
  }
}

// The decoders' memory is not V8's: the process looks at itself, from the thread that they leave free.
function watchMemory(most: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > most) process.exit(tooMuchMemory);
  }, 20).unref();
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

if (import.meta.main) await work();
