// What a mail server's answer to one mail means. The codes are those of RFC 5321 (4.2) and RFC 3463.

/** How one mail on the wire ended. */
export type Outcome =
  | { end: "accepted"; code: number }
  /** The server said no: to the sender ("MAIL FROM"), to the recipient ("RCPT TO") or to the message ("DATA"). */
  | { end: "refused"; command: string; code: number; words: string }
  /** No answer came; whether the final dot had been handed to the network by then. */
  | { end: "lost"; isHandedOver: boolean; words: string };

type Kind =
  | ""
  | "temporary"
  | "lost"
  | "no-mailbox"
  | "mailbox-full"
  | "content"
  | "refused"
  | "sender"
  | "in-doubt";

export type Verdict = {
  state: "sent" | "retry" | "failed" | "unknown";
  kind: Kind;
  code: number | null;
  /** The mailbox is gone for good: no mail shall go to it any more. */
  isDead: boolean;
  words: string;
};

// Enhanced codes that name a mailbox or domain that does not exist or takes no mail: bad mailbox, bad domain, bad syntax,
// moved without a new address, null MX (RFC 7505), mailbox disabled.
const dead = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/;
const enhanced: [pattern: RegExp, kind: Kind][] = [
  [dead, "no-mailbox"],
  [/^5\.2\.2$/, "mailbox-full"],
  // Message too long or too big, content that cannot be converted or is not allowed.
  [/^5\.(?:2\.3|3\.4|6\.\d+)$/, "content"],
];
// Without an enhanced code 550 may mean "no such mailbox" as well as "we do not relay for you": only words tell.
const deadWords =
  /\b(?:no such|unknown|invalid|non-?existent|(?:does not|doesn't|not) exist|not found|unavailable|disabled|deactivated|no longer)\b/i;
const mailboxWords = /\b(?:user|mailbox|recipient|address|account|alias)\b/i;

/** What the ledger says of a mail to an address that ended so. */
export function verdictOf(outcome: Outcome, to: string): Verdict {
  if (outcome.end === "accepted") return verdict("sent", "", outcome.code, "");
  const words = withoutAddresses(outcome.words, to);
  if (outcome.end === "lost") {
    return outcome.isHandedOver
      ? verdict("unknown", "in-doubt", null, words)
      : verdict("retry", "lost", null, words);
  }
  const { command, code } = outcome;
  if (command === "MAIL FROM" && code >= 500) return verdict("retry", "sender", code, words);
  if (code < 500) return verdict("retry", "temporary", code, words);
  const kind = kindOf(code, command, outcome.words);
  return { ...verdict("failed", kind, code, words), isDead: kind === "no-mailbox" };
}

function verdict(state: Verdict["state"], kind: Kind, code: number | null, words: string): Verdict {
  return { state, kind, code, isDead: false, words };
}

function kindOf(code: number, command: string, words: string): Kind {
  const status = /^\s*\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1];
  if (status) return enhanced.find(([pattern]) => pattern.test(status))?.[1] ?? "refused";
  if (code === 552) return command === "RCPT TO" ? "mailbox-full" : "content";
  const isNamed = command === "RCPT TO" && [550, 551, 553].includes(code);
  return isNamed && mailboxWords.test(words) && deadWords.test(words) ? "no-mailbox" : "refused";
}

const anyAddress = /[^\s<>()"',;:]+(?:@|%40|=40)[^\s<>()"',;:]+/gi;

/**
 * A server's words for the ledger and the log. Servers repeat the address that they refuse, in a link too, or only what stands
 * before its "@", which names the reader as well: we keep neither.
 */
export function withoutAddresses(text: string, to = ""): string {
  const words = text.replace(/\s+/g, " ").replace(anyAddress, "[address]");
  const [name = ""] = to.split("@");
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, "giu");
  return (name ? words.replace(alone, "[address]") : words).slice(0, 300);
}
