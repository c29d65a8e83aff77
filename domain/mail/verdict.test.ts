import assert from "node:assert/strict";
import { test } from "node:test";
import { type Outcome, verdictOf, withoutAddresses } from "./verdict.ts";

type Row = [command: string, words: string, state: string, kind: string, isDead: boolean];

const rows: Row[] = [
  ["RCPT TO", "550 5.1.1 <a@b.example>: no such user", "failed", "no-mailbox", true],
  [
    "RCPT TO",
    "550-5.1.1 The email account that you tried to reach\n550 5.1.1 does not exist",
    "failed",
    "no-mailbox",
    true,
  ],
  ["RCPT TO", "550 5.1.2 host unknown", "failed", "no-mailbox", true],
  ["RCPT TO", "501 5.1.3 bad address syntax", "failed", "no-mailbox", true],
  ["RCPT TO", "551 5.1.6 moved", "failed", "no-mailbox", true],
  ["RCPT TO", "556 5.1.10 null MX", "failed", "no-mailbox", true],
  ["DATA", "550 5.2.1 mailbox disabled", "failed", "no-mailbox", true],
  ["RCPT TO", "550 No such user here", "failed", "no-mailbox", true],
  ["RCPT TO", "553 sorry, this recipient is not found", "failed", "no-mailbox", true],
  ["RCPT TO", "550 relaying denied", "failed", "refused", false],
  ["RCPT TO", "553 sorry, that domain isn't in my list of allowed rcpthosts", "failed", "refused", false],
  ["RCPT TO", "554 5.7.1 Client host rejected: blocked; unknown user", "failed", "refused", false],
  ["RCPT TO", "550 5.1.8 sender's domain not found", "failed", "refused", false],
  ["DATA", "554 5.7.1 looks like spam", "failed", "refused", false],
  ["DATA", "550 no such user", "failed", "refused", false],
  ["RCPT TO", "552 5.2.2 mailbox full", "failed", "mailbox-full", false],
  ["RCPT TO", "552 over quota", "failed", "mailbox-full", false],
  ["DATA", "552 5.3.4 message too big", "failed", "content", false],
  ["DATA", "552 message size exceeds limit", "failed", "content", false],
  ["DATA", "554 5.6.0 bad content", "failed", "content", false],
  ["RCPT TO", "450 4.2.0 greylisted", "retry", "temporary", false],
  ["RCPT TO", "452 4.2.2 mailbox full", "retry", "temporary", false],
  ["DATA", "451 4.3.0 try later", "retry", "temporary", false],
  ["MAIL FROM", "421 4.7.0 too many connections", "retry", "temporary", false],
  ["MAIL FROM", "553 5.7.1 sender address rejected", "retry", "sender", false],
  ["MAIL FROM", "530 5.7.0 authentication required", "retry", "sender", false],
];

test("each answer of a mail server has one meaning, and only a dead mailbox is suppressed", () => {
  for (const [command, words, state, kind, isDead] of rows) {
    const outcome: Outcome = { end: "refused", command, code: Number(words.slice(0, 3)), words };
    const verdict = verdictOf(outcome, "a@b.example");
    assert.deepEqual(
      [verdict.state, verdict.kind, verdict.isDead],
      [state, kind, isDead],
      `${command}: ${words}`,
    );
    assert.doesNotMatch(verdict.words, /@/);
  }
});

test("250 is sent; silence is tried again before the final dot and unknown after it", () => {
  assert.equal(verdictOf({ end: "accepted", code: 250 }, "a@b.example").state, "sent");
  assert.equal(
    verdictOf({ end: "lost", isHandedOver: false, words: "closed" }, "a@b.example").state,
    "retry",
  );
  assert.equal(
    verdictOf({ end: "lost", isHandedOver: true, words: "closed" }, "a@b.example").state,
    "unknown",
  );
});

test("of a server's words nothing is kept that names the reader, however it writes their address", () => {
  const kept = (words: string) => withoutAddresses(words, "Jo.Doe+news@mail.example");
  assert.equal(kept("550 <jo.doe+news@mail.example>: no such user"), "550 <[address]>: no such user");
  assert.equal(kept('550 unknown user "jo.doe+news"'), '550 unknown user "[address]"');
  assert.equal(kept("450 JO.DOE+NEWS is busy"), "450 [address] is busy");
  assert.equal(kept("550 see ?to=jo.doe%2Bnews%40mail.example&x=1"), "550 see [address]");
  assert.equal(kept("554 Sender refused"), "554 Sender refused");
  assert.equal(withoutAddresses("550 no mailbox of that name", "a@b.example"), "550 no mailbox of that name");
});
