import { siteTimeZone } from "../site/find-site.ts";
import { findLanguage, listLanguages } from "../site/languages.ts";
import type { Role } from "../staff/permissions.ts";
import { type Block, findLetterhead, hostOf, type Letterhead, type Message, messageOf } from "./letter.ts";
import { type StaffTexts, staffMailTexts } from "./texts.ts";

/** What is written to members of staff; instants in milliseconds. */
export type StaffLetter =
  | { kind: "invitation"; role: Role; link: string; until: number }
  | { kind: "reset"; link: string }
  | {
      kind: "sign-in-alert";
      device: { browser?: string; system?: string };
      network: string;
      at: number;
      link: string;
    }
  | {
      kind: "account-change";
      change: Exclude<
        keyof StaffTexts["account-change"],
        "subject" | "greeting" | "time" | "was" | "wasOwner" | "action"
      >;
      /** Which they have from now on, where the role is what changed. */
      role?: Role;
      at: number;
      link: string;
    };

export type StaffMailKind = StaffLetter["kind"];

const kinds: readonly string[] = ["invitation", "reset", "sign-in-alert", "account-change"];
const locales: Record<string, string> = { en: "en-GB", fa: "fa-IR" };
// Changes that the person does not make themselves.
const byOwner = new Set(["passwordGiven", "factorsGone", "role"]);

/** Whether a kind of mail goes to staff: what it says is not for everybody who reads the outbox. */
export function isStaffMail(kind: string): kind is StaffMailKind {
  return kinds.includes(kind);
}

/** A letter to a member of staff in their language, or the site's first one where the site does not have it. */
export function composeStaffLetter(
  lang: string,
  person: { to: string; name: string },
  letter: StaffLetter,
): { message: Message; lang: string } {
  const head = findLetterhead(spoken(lang));
  const t = staffMailTexts(head.lang);
  const message = messageOf(head, person.to, {
    subject: staffMailSubject(letter.kind, head.lang),
    blocks: [text(t(`${letter.kind}.greeting`, { name: person.name })), ...blocksOf(letter, head)],
    footer: [text(t("footer.why", { host: hostOf(head) }))],
  });
  return { lang: head.lang, message };
}

/** The subject of a kind of mail to staff. */
export function staffMailSubject(kind: StaffMailKind, lang: string): string {
  return staffMailTexts(lang)(`${kind}.subject`, { site: findLetterhead(lang).siteName });
}

function blocksOf(letter: StaffLetter, head: Letterhead): Block[] {
  const t = staffMailTexts(head.lang);
  const site = head.siteName;
  switch (letter.kind) {
    case "invitation":
      return [
        text(t("invitation.text", { site, role: letter.role })),
        { kind: "action", text: t("invitation.action"), href: letter.link },
        text(t("invitation.expiry", { until: instant(letter.until, head.lang) })),
      ];
    case "reset":
      return [
        text(t("reset.text", { site })),
        { kind: "action", text: t("reset.action"), href: letter.link },
        text(t("reset.expiry")),
        text(t("reset.ignore")),
      ];
    case "sign-in-alert": {
      const { browser, system } = letter.device;
      const unknown = t("sign-in-alert.unknown");
      const device =
        browser && system ? t("sign-in-alert.known", { browser, system }) : (browser ?? system ?? unknown);
      return [
        text(t("sign-in-alert.text", { site })),
        text(t("sign-in-alert.device", { device })),
        text(t("sign-in-alert.network", { network: letter.network || unknown })),
        text(t("sign-in-alert.time", { time: instant(letter.at, head.lang) })),
        text(t("sign-in-alert.was")),
        { kind: "action", text: t("sign-in-alert.action"), href: letter.link },
      ];
    }
    case "account-change":
      return [
        text(t(`account-change.${letter.change}`, { site, role: letter.role ?? "" })),
        text(t("account-change.time", { time: instant(letter.at, head.lang) })),
        text(t(byOwner.has(letter.change) ? "account-change.wasOwner" : "account-change.was")),
        { kind: "action", text: t("account-change.action"), href: letter.link },
      ];
  }
}

function text(words: string): Block {
  return { kind: "text", text: words };
}

function instant(at: number, lang: string): string {
  const locale = locales[lang] ?? lang;
  const timeZone = siteTimeZone();
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(at);
}

function spoken(lang: string): string {
  return findLanguage(lang) ? lang : (listLanguages()[0]?.code ?? lang);
}
