import { sql } from 'kysely';
import type { QuestionLog } from '../core/ports/question-log.ts';
import type { Access } from './access.ts';
import { questionOf, rowOf } from './question-row.ts';

/** Questions are rows by id. */
export function createQuestionLog({ run, now }: Access): QuestionLog {
  return {
    record: (question) =>
      run(async (tables) => {
        const { id, ...rest } = rowOf(question);
        await tables
          .insertInto('questions')
          .values({ id, ...rest })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
          .execute();
      }),

    find: (id) =>
      run(async (tables) => {
        const row = await tables.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst();
        return row === undefined ? null : questionOf(row);
      }),

    async latestIn({ platform, channel, conversation }, within) {
      if (conversation === null) return null;
      return run(async (tables) => {
        const row = await tables
          .selectFrom('questions')
          .selectAll()
          .where('platform', '=', platform)
          .where('channel', '=', channel)
          .where('conversation', '=', conversation)
          .where('asked_at', '>=', sql<number>`${now} - ${within}`)
          .orderBy('asked_at', 'desc')
          .orderBy('id', 'desc')
          .executeTakeFirst();
        return row === undefined ? null : questionOf(row);
      });
    },

    recentOf: (person, limit) =>
      run(async (tables) => {
        const rows = await tables
          .selectFrom('questions')
          .selectAll()
          .where('person', '=', person)
          .orderBy('asked_at', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .execute();
        return rows.map(questionOf);
      }),
  };
}
