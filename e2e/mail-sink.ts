import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Seen, SinkStatus } from "#fixtures/mail-sink.ts";

type Sink = {
  url: string;
  status(): Promise<SinkStatus>;
  /** Every message that came whole. */
  seen(): Promise<Seen[]>;
  /** Resolves once so many messages were taken. */
  reached(count: number): Promise<void>;
  stop(): void;
};

/** Starts the SMTP server of fixtures/mail-sink.ts in a process of its own. */
export async function startSink(mode: "hostile" | "plain", latencyMs: number): Promise<Sink> {
  const script = join(import.meta.dirname, "..", "fixtures", "mail-sink.ts");
  const child = fork(script, [mode, String(latencyMs)], { execArgv: [] });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  const status = () => ask(child, "status");
  return {
    url: `smtp://127.0.0.1:${port}`,
    status,
    seen: async () => (await ask(child, "seen")).seen ?? [],
    async reached(count) {
      while ((await status()).taken < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop: () => child.kill(),
  };
}

async function ask(child: ChildProcess, question: "status" | "seen"): Promise<SinkStatus> {
  child.send(question);
  const [status] = (await once(child, "message")) as [SinkStatus];
  return status;
}
