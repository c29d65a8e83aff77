import { hash, verify } from "@node-rs/argon2";
import { Invalid } from "../errors.ts";

// OWASP's argon2id setting: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// The hash of a password nobody has, so that an unknown address takes as long as a wrong password.
let decoy: Promise<string> | undefined;

/** Hashes a password. Throws Invalid on "password" when it is too short or too long. */
export async function hashPassword(password: string): Promise<string> {
  if ([...password].length < 12)
    throw new Invalid({ password: { key: "passwordShort", values: { least: 12 } } });
  if (password.length > 200) throw new Invalid({ password: "tooLong" });
  return hash(password, cost);
}

/** Whether the password fits the hash; without a hash it takes as long and says no. */
export async function passwordFits(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hash("a password that nobody has", cost);
  const fits = await verify(passwordHash ?? (await decoy), password.slice(0, 200));
  return fits && passwordHash !== undefined;
}
