import { cores, cpuSeconds, runPinned } from "./pinned.ts";

/** What one stretch of load saw: requests a second of the clock and of the server's processor time; p99 in ms. */
export type Load = { perSecond: number; perCpuSecond: number; p99: number; errors: number };

const connections = 32;
const milliseconds: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

/** Loads a URL over 32 connections that ask for gzip. */
export async function load(url: string, pid: number, seconds: number): Promise<Load> {
  const before = cpuSeconds(pid);
  const printed = await runPinned(cores.load, [
    ...["wrk", "-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "--timeout", "10s"],
    ...["-H", "Accept-Encoding: gzip", url],
  ]);
  const used = cpuSeconds(pid) - before;
  const read = (pattern: RegExp) => pattern.exec(printed)?.slice(1) ?? [];
  const [amount, unit] = read(/99%\s+([\d.]+)(us|ms|s)/);
  const [requests] = read(/(\d+) requests in/);
  const [perSecond] = read(/Requests\/sec:\s+([\d.]+)/);
  const [refused] = read(/Non-2xx or 3xx responses: (\d+)/);
  return {
    perSecond: Number(perSecond),
    perCpuSecond: Number(requests) / used,
    p99: Number(amount) * (milliseconds[unit ?? ""] ?? 1),
    errors: Number(refused ?? 0),
  };
}
