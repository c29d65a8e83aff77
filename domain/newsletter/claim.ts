import { prepared } from "#db/client.ts";
import { allowanceOf, spendAllowance } from "../mail/allowance.ts";

/** A delivery that this process has on the wire from now on. */
export type Claimed = {
  issueId: string;
  messageHost: string;
  subscriberId: string;
  lang: string;
  attempts: number;
  addressSealed: Buffer;
};

type Row = Omit<Claimed, "addressSealed"> & {
  addressSealed: Buffer | null;
  subscriberState: string | null;
  isSuppressed: 0 | 1;
};

const sendingIssues = prepared(({ $client }) =>
  $client
    .prepare<[], string>("select id from issues where state = 'sending' order by started_at, id")
    .pluck(),
);
const hasDue = prepared(({ $client }) =>
  $client
    .prepare<[{ issueId: string; now: number }], number>(`
      select 1 where exists (select 1 from deliveries where issue_id = @issueId and state = 'pending')
        or exists (select 1 from deliveries where issue_id = @issueId and state = 'retry' and next_at <= @now)`)
    .pluck(),
);
const dueIn = prepared(({ $client }) =>
  Object.fromEntries(
    ["pending", "retry"].map((state) => [
      state,
      $client.prepare<[{ issueId: string; now: number; limit: number }], Row>(`
        select d.issue_id as issueId, i.message_host as messageHost, d.subscriber_id as subscriberId, d.lang,
          d.attempts, s.address_sealed as addressSealed, s.state as subscriberState,
          x.address_hash is not null as isSuppressed
        from deliveries d join issues i on i.id = d.issue_id
        left join subscribers s on s.id = d.subscriber_id
        left join suppressions x on x.address_hash = s.address_hash
        where d.issue_id = @issueId and d.state = '${state}' and d.next_at <= @now
        order by d.next_at, d.subscriber_id limit @limit`),
    ]),
  ),
);
const begin = prepared(({ $client }) =>
  $client.prepare(`
    update deliveries set state = 'sending', claimed_by = @processId, attempts = attempts + 1, kind = '', error = ''
    where issue_id = @issueId and subscriber_id = @subscriberId`),
);
const skip = prepared(({ $client }) =>
  $client.prepare(`
    update deliveries set state = 'skipped', kind = @kind, ended_at = @now
    where issue_id = @issueId and subscriber_id = @subscriberId`),
);

/** Whether any mail of an issue could go out now. */
export function hasDueDeliveries(now: number): boolean {
  return sendingIssues()
    .all()
    .some((issueId) => hasDue().get({ issueId, now }) !== undefined);
}

/**
 * Claims up to `wanted` deliveries for a process, inside the caller's transaction: they are "sending" once it is committed,
 * and only then may SMTP begin. Consent and suppression are looked at here again; who withdrew is skipped.
 */
export function claimDeliveries(processId: string, wanted: number, now: number): Claimed[] {
  const allowed = allowanceOf("issue", wanted, now);
  const claimed: Claimed[] = [];
  for (const issueId of sendingIssues().all()) {
    for (const state of ["retry", "pending"]) claimIn(issueId, state);
  }
  spendAllowance(claimed.length, now);
  return claimed;

  function claimIn(issueId: string, state: string): void {
    // Again and again, because of those that are skipped.
    for (;;) {
      const limit = allowed - claimed.length;
      const rows = limit > 0 ? (dueIn()[state]?.all({ issueId, now, limit }) ?? []) : [];
      if (rows.length === 0) return;
      for (const row of rows) take(row);
    }
  }

  function take({ subscriberState, isSuppressed, addressSealed, ...row }: Row): void {
    const { issueId, subscriberId } = row;
    const kind = reasonToSkip(subscriberState, isSuppressed === 1);
    if (kind || !addressSealed) {
      skip().run({ issueId, subscriberId, kind, now });
      return;
    }
    begin().run({ issueId, subscriberId, processId });
    claimed.push({ ...row, attempts: row.attempts + 1, addressSealed });
  }
}

function reasonToSkip(state: string | null, isSuppressed: boolean): string {
  if (state === null) return "forgotten";
  if (isSuppressed) return "suppressed";
  return state === "confirmed" ? "" : "unsubscribed";
}
