import { hash, verify } from "@node-rs/argon2";
import { checkNewPassword, type Holder } from "./password-rules.ts";

// OWASP's argon2id setting: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// The hash of a password nobody has, so that an unknown address takes as long as a wrong password.
let decoy: Promise<string> | undefined;

/** Hashes a password that somebody is to have. Throws Invalid on "password" as checkNewPassword does. */
export async function hashPassword(password: string, holder: Holder): Promise<string> {
  checkNewPassword(password, holder);
  return hash(password, cost);
}

/** Whether the password fits the hash; without a hash ("" too) it takes as long and says no. */
export async function passwordFits(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hash("a password that nobody has", cost);
  const fits = await verify(passwordHash || (await decoy), password.slice(0, 201));
  return fits && Boolean(passwordHash);
}
