import { type KeyName, secretKey } from "./key-ring.ts";
import { presentKey } from "./sealing-keys.ts";

const names: KeyName[] = ["sessions", "lookup", "links"];

/** Makes every key that is neither there nor given by a setting: at the first start, not at the first reader. */
export function makeKeys(): void {
  for (const name of names) secretKey(name);
  presentKey();
}
