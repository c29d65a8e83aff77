import { type KeyName, secretKey } from "./key-ring.ts";
import { presentKey } from "./sealing-keys.ts";

// The one that may not be made anew stands first: where it is missed, none is made.
const names: KeyName[] = ["lookup", "sessions", "links"];

/**
 * Makes every key that is neither there nor given by a setting: at the first start, not at the first reader. Throws NotFound
 * where the database knows people by a lookup key that is gone.
 */
export function makeKeys(): void {
  for (const name of names) secretKey(name);
  presentKey();
}
