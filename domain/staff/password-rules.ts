import { dictionary } from "@zxcvbn-ts/language-common";
import { db } from "#db/client.ts";
import { siteTexts } from "#db/schema/site.ts";
import { Invalid } from "../errors.ts";

/** Whose password it is to be. */
export type Holder = { name: string; email: string };

const least = 12;
const most = 200;
// What must remain of a password when all that anybody could know of its holder and of the site is taken out.
const leastOwn = 8;
const rows = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1234567890",
  "abcdefghijklmnopqrstuvwxyz",
  "ضصثقفغعهخحجچ",
  "شسیبلاتنمکگ",
  "ظطزرذدپو",
];

let common: Set<string> | undefined;

/**
 * Throws Invalid on "password" for one that is too short ("passwordShort"; at least 12 characters), too long, among the
 * most common ones or made from one ("passwordCommon"), or made from the site's name or its holder's name or address
 * ("passwordPersonal"). No rule about kinds of characters (NIST SP 800-63B, OWASP ASVS 5.0 6.2).
 */
export function checkNewPassword(password: string, holder: Holder): void {
  if ([...password].length < least)
    throw new Invalid({ password: { key: "passwordShort", values: { least } } });
  if (password.length > most) throw new Invalid({ password: "tooLong" });
  if (isCommon(password.toLowerCase())) throw new Invalid({ password: "passwordCommon" });
  if (isPersonal(password.toLowerCase(), holder)) throw new Invalid({ password: "passwordPersonal" });
}

// Also with something before or after it ("Password2026!"), with figures for letters, or several times over.
function isCommon(password: string): boolean {
  common ??= new Set(dictionary["passwords-common"]);
  const bare = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const spelled = bare.replace(/[013457@$!]/g, (sign) => "oieastasi"["013457@$!".indexOf(sign)] ?? sign);
  const forms = [password, bare, spelled, bare.replaceAll(/\s/g, "")];
  return (
    forms.some((form) => form.length > 3 && common?.has(form)) ||
    new Set(password).size < 5 ||
    isRepetition(password.replaceAll(/\s/g, "")) ||
    withoutRuns(password).length < 6
  );
}

function isRepetition(password: string): boolean {
  return [1, 2, 3, 4, 5, 6, 7, 8].some((length) =>
    password
      .slice(0, length)
      .repeat(Math.ceil(password.length / length))
      .startsWith(password),
  );
}

// Neighbours on a keyboard or in the alphabet, in either direction: five and more count for nothing.
function withoutRuns(password: string): string {
  const letters = [...password];
  const isRun = (from: number) => {
    const part = letters.slice(from, from + 5).join("");
    return rows.some(
      (row) => part.length === 5 && (row.includes(part) || row.includes([...part].reverse().join(""))),
    );
  };
  const inRun = new Set(letters.flatMap((_, at) => (isRun(at) ? [at, at + 1, at + 2, at + 3, at + 4] : [])));
  return letters.filter((_, at) => !inRun.has(at)).join("");
}

function isPersonal(password: string, holder: Holder): boolean {
  const names = db().select({ name: siteTexts.name }).from(siteTexts).all();
  const known = [holder.name, holder.email, ...names.map(({ name }) => name)]
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u))
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length);
  const own = known.reduce((rest, word) => rest.replaceAll(word, ""), password);
  return own !== password && own.length < leastOwn;
}
