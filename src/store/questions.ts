import { sql } from 'kysely';
import { idScopeOf } from '../core/ports/place.ts';
import type { AskedQuestion, QuestionLog } from '../core/ports/questions.ts';
import type { StoreConnection } from './store-connection.ts';
import type { QuestionRow } from './tables.ts';

/** Keeps one row by the question's id. */
export function createQuestionLog({ run, now }: StoreConnection): QuestionLog {
  return {
    record: (question) =>
      run(async (tables) => {
        const { id, ...rest } = rowOfQuestion(question);
        await tables
          .insertInto('questions')
          .values({ id, ...rest, answered_by: null })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
          .execute();
      }),

    find: (id) =>
      run(async (tables) => {
        const row = await tables.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst();
        return row === undefined ? null : questionOf(row);
      }),

    async latestIn(place, reader, within) {
      const { platform, channel, conversation } = place;
      const scope = idScopeOf(place);
      if (conversation === null) return null;
      return run(async (tables) => {
        const inScope = tables.selectFrom('questions').selectAll();
        const row = await (scope === null ? inScope : inScope.where('workspace', '=', scope))
          .where('platform', '=', platform)
          .where('channel', '=', channel)
          .where('conversation', '=', conversation)
          .where((row) => row.or([row('audience', '=', 'everyone'), row('person', '=', reader ?? '')]))
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

function rowOfQuestion({
  id,
  at,
  place,
  person,
  audience,
  text,
  outcome,
  confidence,
  engine,
  nearest,
  sealedAsker,
}: AskedQuestion): Omit<QuestionRow, 'answered_by'> {
  return {
    id,
    asked_at: at,
    platform: place.platform,
    workspace: place.workspace,
    channel: place.channel,
    conversation: place.conversation,
    person,
    audience,
    text: withoutNul(text),
    outcome,
    confidence,
    engine,
    nearest_article: nearest?.article ?? null,
    nearest_passage: nearest?.passage ?? null,
    parent: place.parent ?? null,
    sealed_asker: sealedAsker ?? null,
  };
}

export function questionOf(row: QuestionRow): AskedQuestion {
  const { id, asked_at: at, person, audience, text, outcome, confidence, engine } = row;
  const { platform, workspace, channel, conversation, parent, sealed_asker: sealedAsker } = row;
  const place = { platform, workspace, channel, conversation, ...(parent === null ? {} : { parent }) };
  const question = { id, at, place, person, audience, text, outcome, confidence, engine };
  return { ...question, nearest: nearestOf(row), ...(sealedAsker === null ? {} : { sealedAsker }) };
}

function nearestOf({
  nearest_article: article,
  nearest_passage: passage,
}: QuestionRow): AskedQuestion['nearest'] {
  return article === null || passage === null ? null : { article, passage };
}

/** Replaces NUL in a text of a person: PostgreSQL rejects it, and SQLite loses the text after it. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
