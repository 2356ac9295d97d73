import type { Kysely } from 'kysely';
import type { ListUnmet, RecordFeedback, UnmetFilter } from '../core/ports/questions.ts';
import { questionOf, withoutNul } from './questions.ts';
import type { StoreConnection } from './store-connection.ts';
import type { FeedbackRow, Tables } from './tables.ts';

/** Feedback is a row by question and person. It refers to its question, and goes with it. */
export function createRecordFeedback({ run, isMissingReference }: StoreConnection): RecordFeedback {
  return ({ question, person, verdict, reason, at }) =>
    run(async (tables) => {
      const opinion = { verdict, reason: reason === null ? null : withoutNul(reason), given_at: at };
      try {
        await tables
          .insertInto('feedback')
          .values({ question, person, ...opinion })
          .onConflict((conflict) => conflict.columns(['question', 'person']).doUpdateSet(opinion))
          .execute();
        return true;
      } catch (error) {
        if (isMissingReference(error)) return false;
        throw error;
      }
    });
}

/** Finds the questions, and then all that speaks against their answers. */
export function createListUnmet({ run }: StoreConnection): ListUnmet {
  return (filter) =>
    run(async (tables) => {
      const unmet = selectUnmet(tables, filter);
      const questions = await unmet.selectAll().execute();
      const complaints = await selectComplaints(tables)
        .selectAll()
        .where('question', 'in', unmet.select('id'))
        .orderBy('given_at')
        .execute();
      const byQuestion = groupByQuestion(complaints);
      return questions.map((row) => ({
        question: questionOf(row),
        ...summarise(byQuestion.get(row.id) ?? []),
      }));
    });
}

function selectUnmet(tables: Kysely<Tables>, { since, workspace, limit }: UnmetFilter) {
  const complainedOf = selectComplaints(tables).select('question');
  const unmet = tables
    .selectFrom('questions')
    .where('asked_at', '>=', since)
    .where((row) => row.or([row('outcome', '=', 'not-in-corpus'), row('id', 'in', complainedOf)]))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (workspace === null) return unmet;
  return unmet.where('platform', '=', workspace.platform).where('workspace', '=', workspace.id);
}

function selectComplaints(tables: Kysely<Tables>) {
  return tables.selectFrom('feedback').where('verdict', '!=', 'up');
}

function groupByQuestion(complaints: readonly FeedbackRow[]): ReadonlyMap<string, readonly FeedbackRow[]> {
  const byQuestion = new Map<string, FeedbackRow[]>();
  for (const complaint of complaints) {
    const others = byQuestion.get(complaint.question);
    if (others === undefined) byQuestion.set(complaint.question, [complaint]);
    else others.push(complaint);
  }
  return byQuestion;
}

function summarise(complaints: readonly FeedbackRow[]) {
  return {
    down: complaints.filter(({ verdict }) => verdict === 'down').length,
    missing: complaints.filter(({ verdict }) => verdict === 'missing').length,
    reasons: complaints.flatMap(({ reason }) => (reason === null ? [] : [reason])),
  };
}
