import type { CDPSession, Page } from "@playwright/test";
import { median } from "./statistics.ts";

// "Four times slower" is another phone on each machine. Chrome's own tools slow a page down until it scores as a phone does
// (DevTools, Settings, Throttling, "Calibrate"): so the same phone is measured wherever the bench runs.

/** Phones by their score in Lighthouse's benchmark of JavaScript, as Chrome's DevTools have them. */
export const phones = {
  /** Such as a Pixel 5. */
  "mid-tier": 1000,
  /** Such as a Moto G Power of 2022. */
  "low-tier": 264,
};
export type Phone = keyof typeof phones;

export const isPhone = (name: string): name is Phone => Object.hasOwn(phones, name);

/**
 * How many times slower than the machine a phone is right now. Throws when the machine itself is no faster than the phone.
 */
export async function slownessOf(phone: Phone, page: Page, tools: CDPSession): Promise<number> {
  const target = phones[phone];
  const own = await scoreAt(1, page, tools);
  if (own <= target)
    throw new Error(`This machine scores ${own.toFixed(0)}: too slow to play a ${phone} phone.`);
  let rate = own / target;
  // The score does not fall in proportion: what is left is corrected for.
  for (let step = 0; step < 3; step += 1)
    rate = Math.max(1, (rate * (await scoreAt(rate, page, tools))) / target);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return rate;
}

async function scoreAt(rate: number, page: Page, tools: CDPSession): Promise<number> {
  await tools.send("Emulation.setCPUThrottlingRate", { rate });
  const scores: number[] = [];
  for (let round = 0; round < 5; round += 1) scores.push(await page.evaluate(score));
  return median(scores);
}

// Lighthouse's BenchmarkIndex: tenths of a thousand of strings built, and of arrays copied, in a second; the mean of both.
function score(): number {
  const perSecond = (work: (round: number) => void) => {
    const started = performance.now();
    let rounds = 0;
    for (; rounds % 10 !== 0 || performance.now() - started < 250; rounds += 1) work(rounds);
    return (rounds / (performance.now() - started)) * 1000;
  };
  const built = perSecond(() => {
    let text = "";
    for (let i = 0; i < 10_000; i += 1) text += "a";
    if (text.length === 1) throw new Error("Never: it keeps the loop from being optimised away.");
  });
  const arrays = [0, 1].map(() => Array.from({ length: 100_000 }, (_, i) => i)) as [number[], number[]];
  const copied = perSecond((round) => {
    const [from, to] = round % 2 === 0 ? arrays : [arrays[1], arrays[0]];
    for (let i = 0; i < from.length; i += 1) to[i] = from[i] as number;
  });
  return (built + copied) / 20;
}
