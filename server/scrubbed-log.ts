import { scrub } from "#domain/scrub.ts";

/** Takes people's addresses and secrets out of all that this process writes to its error output, whoever writes it. */
export function scrubErrorOutput(): void {
  const write = process.stderr.write.bind(process.stderr) as (chunk: unknown, ...rest: unknown[]) => boolean;
  process.stderr.write = ((chunk: unknown, ...rest: unknown[]) => {
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk as Uint8Array).toString("utf8");
    return write(scrub(text), ...rest);
  }) as typeof process.stderr.write;
}

/** Lets the process go on when whoever read its output is gone: what it still says is lost, and that is no error to report. */
export function outliveLogReader(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
