import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Feedback, ListUnmet, RecordFeedback, UnmetFilter } from '../core/ports/questions.ts';
import { questionOf, withoutNul } from './questions.ts';
import type { StoreConnection } from './store-connection.ts';
import type { FeedbackRow, Tables } from './tables.ts';

/** Keeps one row by question and person: the last verdict counts. The row refers to its question and is deleted with it. */
export function createRecordFeedback({ run, isMissingReference }: StoreConnection): RecordFeedback {
  return (feedback) =>
    run(async (tables) => {
      try {
        return (await recordIn(tables, feedback)) ? 'recorded' : 'unchanged';
      } catch (error) {
        if (isMissingReference(error)) return 'no-question';
        throw error;
      }
    });
}

/** @returns whether it is news */
async function recordIn(
  tables: Kysely<Tables>,
  { question, person, verdict, reason: given, at }: Feedback,
): Promise<boolean> {
  const reason = given === null ? null : withoutNul(given);
  const row = { verdict, reason, given_at: at };
  const changed = await tables
    .insertInto('feedback')
    .values({ question, person, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['question', 'person'])
        .doUpdateSet(row)
        .where((before) =>
          before.or([
            before('feedback.verdict', '<>', verdict),
            before(sql`coalesce(feedback.reason, '')`, '<>', reason ?? ''),
          ]),
        ),
    )
    .returning('question')
    .execute();
  return changed.length > 0;
}

/** Finds the questions that weren't answered well, and sums up the complaints about each. */
export function createListUnmet({ run, now }: StoreConnection): ListUnmet {
  return (filter) =>
    run(async (tables) => {
      const unmet = selectUnmet(tables, filter, isClosed(now));
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

function selectUnmet(
  tables: Kysely<Tables>,
  { since, workspace, limit }: UnmetFilter,
  closed: RawBuilder<boolean>,
) {
  const withComplaints = selectComplaints(tables).select('question');
  const unmet = tables
    .selectFrom('questions')
    .where('asked_at', '>=', since)
    .where((row) => row.or([row('outcome', '=', 'not-in-corpus'), row('id', 'in', withComplaints)]))
    .where((row) => row.not(closed))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (workspace === null) return unmet;
  return unmet.where('platform', '=', workspace.platform).where('workspace', '=', workspace.id);
}

/** Whether an answer is kept for a question, and nobody has complained since. */
function isClosed(now: RawBuilder<number>): RawBuilder<boolean> {
  return sql`exists (select 1 from kept_answers
    where kept_answers.id = questions.answered_by and kept_answers.state = 'kept'
    and (kept_answers.expires_at is null or kept_answers.expires_at > ${now})
    and not exists (select 1 from feedback where feedback.question = questions.id
      and feedback.verdict <> 'up' and feedback.given_at > kept_answers.changed_at))`;
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
