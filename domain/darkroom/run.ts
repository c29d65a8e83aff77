import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { Invalid } from "../errors.ts";
import type { Answer, CardJob, Developed, DevelopJob, Job } from "./job.ts";
import { apart, tooMuchMemory } from "./limits.ts";

type Limits = { seconds: number; bytes: number };

// From where the process was started: a bundle of this file lies elsewhere.
const program = join(/* turbopackIgnore: true */ process.cwd(), "domain", "darkroom", "process.ts");

/**
 * Reads a picture and makes its sizes, in a process of its own that is killed when it takes too long or too much memory.
 * Throws Invalid on "file" with what is wrong with the picture, and an Error when it was not the picture's fault.
 */
export async function developPicture(
  job: Omit<DevelopJob, "kind">,
  limits: Limits = apart,
): Promise<Developed> {
  const result = await inTurn(() => run({ kind: "develop", ...job }, limits));
  if (!result) throw new Error("the darkroom gave nothing back");
  return result;
}

/** Draws a social card. Throws as above. */
export async function drawSocialCard(job: Omit<CardJob, "kind">, limits: Limits = apart): Promise<void> {
  await inTurn(() => run({ kind: "card", ...job }, limits));
}

// One at a time: pictures must not take the processors from the readers.
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

async function run(job: Job, limits: Limits): Promise<Developed | null> {
  const child = spawn(process.execPath, [program, String(limits.bytes)], {
    // Nothing of our environment: it holds the mail server's password.
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "pipe", "pipe"],
    timeout: limits.seconds * 1000,
    killSignal: "SIGKILL",
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  // A process that ended early does not read its job.
  child.stdin.on("error", () => undefined).end(JSON.stringify(job));
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  if (signal === "SIGKILL" && child.killed) throw new Invalid({ file: "pictureTooSlow" });
  if (code === tooMuchMemory || signal === "SIGKILL") throw new Invalid({ file: "pictureTooHeavy" });
  if (signal) throw new Invalid({ file: "pictureBroken" });
  if (code !== 0) throw new Error(`the darkroom ended with ${code}: ${err.slice(0, 2000)}`);
  const answer = JSON.parse(out) as Answer;
  if (!("problem" in answer)) return answer.result;
  throw new Invalid({ file: { key: answer.problem, ...(answer.values ? { values: answer.values } : {}) } });
}
