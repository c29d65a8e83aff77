import { createHash } from "node:crypto";

/** The value below which the given share (0 to 1) of the values lies. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: number[]): number => quantile(values, 0.5);

/** Values as "median (least to most)", with so many digits after the point. */
export function spread(values: number[], digits: number): string {
  const text = (value: number) => value.toFixed(digits);
  return `${text(median(values))} (${text(Math.min(...values))} to ${text(Math.max(...values))})`;
}

/** How long a fixed piece of work takes right now, in ms: what differs between two calls is the machine's doing. */
export function workNoise(): number {
  const bytes = Buffer.alloc(1 << 20);
  const started = performance.now();
  for (let round = 0; round < 500; round += 1) createHash("sha256").update(bytes).digest();
  return performance.now() - started;
}
