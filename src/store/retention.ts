import { type Kysely, type RawBuilder, sql } from 'kysely';
import { ASKERS_WAIT } from '../core/ports/answered-gaps.ts';
import { personKeys } from '../core/ports/rate-limiter.ts';
import type { Forget, Purge } from '../core/ports/store.ts';
import { createResealInstallations } from './installations.ts';
import type { Sealer } from './sealer.ts';
import type { StoreConnection } from './store-connection.ts';
import type { Tables } from './tables.ts';

/** Deletes are made in batches, so that questions that are asked meanwhile don't wait for all of them. */
const ROWS_PER_BATCH = 500;

/** Erases rows by age; feedback is deleted with its question. Then re-encrypts what is still under an old key. */
export function createPurge(connection: StoreConnection, sealer: Sealer): Purge {
  const { run, now, purge } = connection;
  const resealInstallations = createResealInstallations(connection, sealer);
  return async (retention) => {
    const before = (age: number): RawBuilder<number> => sql`${now} - ${age}`;
    const oldQuestions = sql`select id from questions where asked_at < ${before(retention.questions)}`;
    await eraseAll(sql`delete from questions where id in (${oldQuestions} limit ${ROWS_PER_BATCH})`);
    const oldAskers = sql`select id from questions where sealed_asker is not null and asked_at < ${before(ASKERS_WAIT)}`;
    await eraseAll(
      sql`update questions set sealed_asker = null where id in (${oldAskers} limit ${ROWS_PER_BATCH})`,
    );
    // A claim that is held is never erased, even when the retention is shorter than its lease.
    const oldClaims = sql`select event from claims
      where made_at < ${before(retention.claims)} and (is_answered = 1 or lease_ends_at <= ${now})`;
    await eraseAll(sql`delete from claims where event in (${oldClaims} limit ${ROWS_PER_BATCH})`);
    const oldThreads = sql`select thread from threads where changed_at < ${before(retention.threads)}`;
    await eraseAll(sql`delete from threads where thread in (${oldThreads} limit ${ROWS_PER_BATCH})`);
    // Of what was withdrawn, no more is stored than that, for as long as a question.
    const oldAnswers = sql`select id from kept_answers
      where expires_at <= ${now} or (state = 'withdrawn' and changed_at < ${before(retention.questions)})`;
    await eraseAll(sql`delete from kept_answers where id in (${oldAnswers} limit ${ROWS_PER_BATCH})`);
    const fullBuckets = sql`select key from token_buckets where full_at <= ${now}`;
    await eraseAll(sql`delete from token_buckets where key in (${fullBuckets} limit ${ROWS_PER_BATCH})`);
    await purge();
    await resealInstallations();
  };

  async function eraseAll(eraseBatch: RawBuilder<unknown>): Promise<void> {
    let erased: bigint;
    do {
      const { numAffectedRows = 0n } = await run((tables) => eraseBatch.execute(tables));
      erased = numAffectedRows;
    } while (erased > 0n);
  }
}

/** Erases in one transaction, then removes the erased rows from the disk. */
export function createForget({ run, now, purge, announce }: StoreConnection): Forget {
  return async (person) => {
    const erased = await run((tables) =>
      tables.transaction().execute((transaction) => erasePerson(transaction, person, now)),
    );
    await announce('kursk_kept_answers');
    await purge();
    return erased;
  };
}

async function erasePerson(tables: Kysely<Tables>, person: string, now: RawBuilder<number>): Promise<number> {
  const theirs = tables.selectFrom('questions').select('id').where('person', '=', person);
  const feedback = await tables
    .deleteFrom('feedback')
    .where((row) => row.or([row('person', '=', person), row('question', 'in', theirs)]))
    .executeTakeFirst();
  const questions = await tables.deleteFrom('questions').where('person', '=', person).executeTakeFirst();
  // A bucket that isn't full yet stays until it is: being forgotten must not refill it.
  await tables
    .deleteFrom('token_buckets')
    .where('key', 'in', Object.values(personKeys(person)))
    .where('full_at', '<=', now)
    .execute();
  await tables
    .updateTable('claims')
    .set({ person: null, sealed_request: null })
    .where('person', '=', person)
    // So that the partial index of persisted requests is used.
    .where('sealed_request', 'is not', null)
    .execute();
  const answers = await tables
    .deleteFrom('kept_answers')
    .where((row) =>
      row.or([row('author', '=', person), row.and([row('keeper', '=', person), row('state', '=', 'draft')])]),
    )
    .executeTakeFirst();
  await tables.updateTable('kept_answers').set({ keeper: null }).where('keeper', '=', person).execute();
  return Number(feedback.numDeletedRows + questions.numDeletedRows + answers.numDeletedRows);
}
