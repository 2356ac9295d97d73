import { sql } from 'kysely';
import { type AnsweredGaps, ASKERS_WAIT } from '../core/ports/answered-gaps.ts';
import { answerOf } from './kept-answers.ts';
import { questionOf } from './questions.ts';
import type { StoreConnection } from './store-connection.ts';

/** How many questions one statement changes. */
const ROWS_PER_STATEMENT = 500;

/** Notes with a question which kept answer closes it, and for how long its asker waits. */
export function createAnsweredGaps({ run, now }: StoreConnection): AnsweredGaps {
  return {
    unmatched: (limit) =>
      run(async (tables) => {
        const rows = await tables
          .selectFrom('kept_answers')
          .selectAll()
          .where('state', '=', 'kept')
          // As in its index: a parameter could be any number.
          .where(sql<boolean>`is_matched = 0`)
          .orderBy('changed_at')
          .orderBy('id')
          .limit(limit)
          .execute();
        return rows.map(answerOf);
      }),

    close: (answer, questions) =>
      run((tables) =>
        tables.transaction().execute(async (transaction) => {
          for (let from = 0; from < questions.length; from += ROWS_PER_STATEMENT)
            await transaction
              .updateTable('questions')
              .set({ answered_by: answer })
              .where('id', 'in', questions.slice(from, from + ROWS_PER_STATEMENT))
              .execute();
          await transaction
            .updateTable('kept_answers')
            .set({ is_matched: 1 })
            .where('id', '=', answer)
            .execute();
        }),
      ),

    untold: (platforms, limit) =>
      run(async (tables) => {
        if (platforms.length === 0) return [];
        const rows = await tables
          .selectFrom('questions')
          .innerJoin('kept_answers', 'kept_answers.id', 'questions.answered_by')
          .selectAll('questions')
          .where('questions.sealed_asker', 'is not', null)
          .where('questions.platform', 'in', platforms)
          .where('questions.asked_at', '>=', sql<number>`${now} - ${ASKERS_WAIT}`)
          .where('kept_answers.state', '=', 'kept')
          .where(sql<boolean>`(kept_answers.expires_at is null or kept_answers.expires_at > ${now})`)
          .orderBy('questions.asked_at', 'desc')
          .orderBy('questions.id', 'desc')
          .limit(limit)
          .execute();
        return rows.flatMap((row) => {
          const { answered_by: answer, sealed_asker: sealedAsker } = row;
          if (answer === null || sealedAsker === null) return [];
          return [{ question: { ...questionOf(row), sealedAsker }, answer }];
        });
      }),

    settle: (person, answer) =>
      run(async (tables) => {
        await tables
          .updateTable('questions')
          .set({ sealed_asker: null })
          .where('person', '=', person)
          .where('answered_by', '=', answer)
          .execute();
      }),

    decline: (person, question) =>
      run(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable('questions')
          .set({ sealed_asker: null })
          .where('person', '=', person)
          .where('id', '=', question)
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
  };
}
