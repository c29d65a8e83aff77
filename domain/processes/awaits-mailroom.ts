import { prepared } from "#db/client.ts";

const something = prepared(({ $client }) =>
  $client
    .prepare<[{ by: number }], number>(`
      select 1 where exists (select 1 from issues where state = 'sending')
        or exists (select 1 from issues where state = 'scheduled' and scheduled_at <= @by)
        or exists (select 1 from deliveries where state = 'sending')
        or exists (select 1 from subscriber_imports where state in ('checking', 'running'))`)
    .pluck(),
);

/** Whether an issue is to be started until an instant (ms UTC), mails are to be sent or doubted, or subscribers to be imported. */
export function awaitsMailroom(by: number): boolean {
  return something().get({ by }) !== undefined;
}
