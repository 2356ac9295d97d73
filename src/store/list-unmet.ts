import type { Kysely } from 'kysely';
import type { ListUnmet, UnmetFilter } from '../core/ports/list-unmet.ts';
import type { Access } from './access.ts';
import { questionOf } from './question-row.ts';
import type { FeedbackRow, Tables } from './tables.ts';

/** Finds the questions, and then all that speaks against their answers. */
export function createListUnmet({ run }: Access): ListUnmet {
  return (filter) =>
    run(async (tables) => {
      const unmet = selectUnmet(tables, filter);
      const questions = await unmet.selectAll().execute();
      const complaints = await selectComplaints(tables)
        .selectAll()
        .where('question', 'in', unmet.select('id'))
        .orderBy('given_at')
        .execute();
      const byQuestion = grouped(complaints);
      return questions.map((row) => ({
        question: questionOf(row),
        ...summaryOf(byQuestion.get(row.id) ?? []),
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

function grouped(complaints: readonly FeedbackRow[]): ReadonlyMap<string, readonly FeedbackRow[]> {
  const byQuestion = new Map<string, FeedbackRow[]>();
  for (const complaint of complaints) {
    const others = byQuestion.get(complaint.question);
    if (others === undefined) byQuestion.set(complaint.question, [complaint]);
    else others.push(complaint);
  }
  return byQuestion;
}

function summaryOf(complaints: readonly FeedbackRow[]) {
  return {
    down: complaints.filter(({ verdict }) => verdict === 'down').length,
    missing: complaints.filter(({ verdict }) => verdict === 'missing').length,
    reasons: complaints.flatMap(({ reason }) => (reason === null ? [] : [reason])),
  };
}
