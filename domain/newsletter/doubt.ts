import { prepared, write } from "#db/client.ts";
import { forgetSilent } from "../processes/heartbeat.ts";
import { countProgress } from "./progress.ts";

const abandoned = prepared(({ $client }) =>
  $client.prepare<[], { issueId: string; subscriberId: string }>(`
    select issue_id as issueId, subscriber_id as subscriberId from deliveries
    where state = 'sending' and (claimed_by is null or claimed_by not in (select id from processes))`),
);
const doubt = prepared(({ $client }) =>
  $client.prepare(`
    update deliveries set state = 'unknown', kind = 'crash', ended_at = @now
    where issue_id = @issueId and subscriber_id = @subscriberId`),
);

/**
 * What a process that is gone had on the wire is unknown from now on, and never sent again by itself: whether it arrived
 * nobody can say. Gives how many.
 */
export function doubtAbandoned(now: number): number {
  return write((tx) => {
    forgetSilent(tx, now);
    const rows = abandoned().all();
    for (const row of rows) doubt().run({ ...row, now });
    for (const issueId of new Set(rows.map((row) => row.issueId))) countProgress(tx, issueId, now);
    return rows.length;
  });
}
