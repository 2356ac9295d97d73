import type { Kysely } from 'kysely';
import type { Forget } from '../core/ports/forget.ts';
import type { Access } from './access.ts';
import type { Tables } from './tables.ts';

/** All of it in one transaction, and then off the disk. */
export function createForget({ run, purge }: Access): Forget {
  return async (person) => {
    const erased = await run((tables) =>
      tables.transaction().execute((transaction) => erase(transaction, person)),
    );
    await purge();
    return erased;
  };
}

async function erase(tables: Kysely<Tables>, person: string): Promise<number> {
  const theirs = tables.selectFrom('questions').select('id').where('person', '=', person);
  const feedback = await tables
    .deleteFrom('feedback')
    .where((row) => row.or([row('person', '=', person), row('question', 'in', theirs)]))
    .executeTakeFirst();
  const questions = await tables.deleteFrom('questions').where('person', '=', person).executeTakeFirst();
  await tables.deleteFrom('token_buckets').where('key', '=', `person:${person}`).execute();
  await tables
    .updateTable('claims')
    .set({ person: null, sealed_request: null })
    .where('person', '=', person)
    // By the index of those few that are kept.
    .where('sealed_request', 'is not', null)
    .execute();
  return Number(feedback.numDeletedRows + questions.numDeletedRows);
}
