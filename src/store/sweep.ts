import { type RawBuilder, sql } from 'kysely';
import type { Sweep } from '../core/ports/sweep.ts';
import type { Access } from './access.ts';
import { createResealInstallations } from './reseal-installations.ts';
import type { Sealer } from './sealer.ts';

/** So many rows at a time: the questions that are asked meanwhile don't wait for all. */
const BATCH = 500;

/** Erases by age, a batch after the other; feedback goes with its question. And ends the use of old encryption keys. */
export function createSweep(access: Access, sealer: Sealer): Sweep {
  const { run, now, purge } = access;
  const resealInstallations = createResealInstallations(access, sealer);
  return async (retention) => {
    const before = (age: number): RawBuilder<number> => sql`${now} - ${age}`;
    const oldQuestions = sql`select id from questions where asked_at < ${before(retention.questions)}`;
    await eraseAll(sql`delete from questions where id in (${oldQuestions} limit ${BATCH})`);
    // A claim in use is no older than its lease, which may be longer than a retention set too short.
    const oldClaims = sql`select event from claims
      where made_at < ${before(retention.claims)} and (is_answered = 1 or lease_ends_at <= ${now})`;
    await eraseAll(sql`delete from claims where event in (${oldClaims} limit ${BATCH})`);
    const fullBuckets = sql`select key from token_buckets where full_at <= ${now}`;
    await eraseAll(sql`delete from token_buckets where key in (${fullBuckets} limit ${BATCH})`);
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
