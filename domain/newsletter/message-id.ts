import { settings } from "../site/settings.ts";

const form = /<?([\w-]{16})\.([\w-]{16})@[a-z0-9.-]+>?/gi;

/** The right-hand side of an issue's Message-IDs: the site's own name. */
export function messageHost(): string {
  return new URL(settings().siteUrl).hostname;
}

/** The Message-ID of an issue to a subscriber: the same at every attempt, and readable backwards. */
export function messageIdOf(issueId: string, subscriberId: string, host: string): string {
  return `<${issueId}.${subscriberId}@${host}>`;
}

/** Whose mails the Message-IDs in a text are (a mail server's log, say), for one issue; each subscriber once. */
export function readMessageIds(text: string, issueId: string): string[] {
  const found = [...text.matchAll(form)].filter(([, issue]) => issue === issueId);
  return [...new Set(found.map(([, , subscriberId]) => subscriberId ?? ""))];
}
