import { type Block, findLetterhead, hostOf, type Letter, type Message, messageOf } from "./letter.ts";
import { isStaffMail, type StaffMailKind, staffMailSubject } from "./staff-letters.ts";
import { mailTexts } from "./texts.ts";

export type MailKind =
  | "confirm"
  | "welcome"
  | "invite"
  | "change"
  | "changed"
  | "test"
  | "report"
  | StaffMailKind;

/** Asks whoever reads the address's mail whether they wish to subscribe; `link` is the page with the button. */
export function composeConfirm(lang: string, { to, link }: { to: string; link: string }): Message {
  const head = findLetterhead(lang);
  const t = mailTexts(lang);
  return messageOf(head, to, {
    subject: mailSubject("confirm", lang),
    blocks: [
      { kind: "text", text: t("confirm.greeting") },
      { kind: "text", text: t("confirm.text", { site: head.siteName }) },
      { kind: "action", text: t("confirm.action"), href: link },
      { kind: "text", text: t("confirm.expiry") },
      { kind: "text", text: t("confirm.ignore") },
    ],
    footer: [{ kind: "text", text: t("footer.why", { host: hostOf(head) }) }],
  });
}

/** Asks somebody whom staff put on the list whether they wish to be there; `link` is the page with the button. */
export function composeInvite(lang: string, { to, link }: { to: string; link: string }): Message {
  const head = findLetterhead(lang);
  const t = mailTexts(lang);
  return messageOf(head, to, {
    subject: mailSubject("invite", lang),
    blocks: [
      { kind: "text", text: t("confirm.greeting") },
      { kind: "text", text: t("invite.text", { site: head.siteName }) },
      { kind: "action", text: t("confirm.action"), href: link },
      { kind: "text", text: t("invite.expiry") },
      { kind: "text", text: t("invite.ignore") },
    ],
    footer: [{ kind: "text", text: t("invite.why", { host: hostOf(head) }) }],
  });
}

/** Asks whoever reads the new address's mail whether the newsletter shall come there; `link` is the page with the button. */
export function composeChange(lang: string, { to, link }: { to: string; link: string }): Message {
  const head = findLetterhead(lang);
  const t = mailTexts(lang);
  return messageOf(head, to, {
    subject: mailSubject("change", lang),
    blocks: [
      { kind: "text", text: t("confirm.greeting") },
      { kind: "text", text: t("change.text", { site: head.siteName }) },
      { kind: "action", text: t("change.action"), href: link },
      { kind: "text", text: t("confirm.expiry") },
      { kind: "text", text: t("change.ignore") },
    ],
    footer: [{ kind: "text", text: t("footer.why", { host: hostOf(head) }) }],
  });
}

/** Tells the old address that the newsletter goes to another one from now on, and not to which. */
export function composeChanged(lang: string, { to }: { to: string }): Message {
  const head = findLetterhead(lang);
  const t = mailTexts(lang);
  return messageOf(head, to, {
    subject: mailSubject("changed", lang),
    blocks: [
      { kind: "text", text: t("confirm.greeting") },
      { kind: "text", text: t("changed.text", { site: head.siteName }) },
      { kind: "text", text: t("changed.ignore") },
    ],
    footer: [{ kind: "text", text: t("footer.why", { host: hostOf(head) }) }],
  });
}

/** Says that the subscription stands, and how to change or end it: with one click (RFC 8058) or on a page. */
export function composeWelcome(
  lang: string,
  { to, preferences, unsubscribe }: { to: string; preferences: string; unsubscribe: string },
): Message {
  const head = findLetterhead(lang);
  const t = mailTexts(lang);
  const letter: Letter = {
    subject: mailSubject("welcome", lang),
    blocks: [
      { kind: "text", text: t("welcome.greeting") },
      { kind: "text", text: t("welcome.text") },
      { kind: "action", text: t("welcome.action", { site: head.siteName }), href: `${head.siteUrl}/${lang}` },
    ],
    footer: [
      { kind: "text", text: t("footer.why", { host: hostOf(head) }) },
      { kind: "link", text: t("welcome.preferences"), href: preferences },
      { kind: "link", text: t("welcome.unsubscribe"), href: unsubscribe },
    ],
  };
  return messageOf(head, to, letter, {
    "List-Unsubscribe": `<${unsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "List-Id": `<newsletter.${new URL(head.siteUrl).hostname}>`,
  });
}

type IssueReport = {
  to: string;
  /** The issue's subject, or its slug. */
  issue: string;
  isCancelled: boolean;
  counts: { sent: number; failed: number; skipped: number; unknown: number };
  /** The issue's screen at the desk. */
  link: string;
};

/** Tells whoever had an issue sent how it went. */
export function composeReport(lang: string, { to, issue, isCancelled, counts, link }: IssueReport): Message {
  const t = mailTexts(lang);
  const blocks: Block[] = [
    { kind: "text", text: t(isCancelled ? "report.cancelled" : "report.done", { issue }) },
    { kind: "text", text: t("report.counts", counts) },
    ...(counts.unknown > 0 ? [{ kind: "text" as const, text: t("report.unknown") }] : []),
    { kind: "action", text: t("report.action"), href: link },
  ];
  const subject = t(isCancelled ? "report.cancelledSubject" : "report.subject", { issue });
  return messageOf(findLetterhead(lang), to, { subject, blocks, footer: [] });
}

/** The subject of a kind of mail in a language, as far as its kind alone tells it. */
export function mailSubject(kind: MailKind, lang: string): string {
  if (isStaffMail(kind)) return staffMailSubject(kind, lang);
  if (kind === "report") return mailTexts(lang)("report.plainSubject");
  return mailTexts(lang)(`${kind}.subject`, { site: findLetterhead(lang).siteName });
}
