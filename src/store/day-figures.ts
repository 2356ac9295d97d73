import { type Kysely, sql } from 'kysely';
import { DAY_LENGTH, type DayFigures, figuresOfDays, type ListDays } from '../core/ports/questions.ts';
import type { StoreConnection } from './store-connection.ts';
import type { Tables } from './tables.ts';

/** Counts questions by day and outcome, and feedback by day and verdict. */
export function createListDays({ run }: StoreConnection): ListDays {
  return (since) =>
    run(async (tables): Promise<DayFigures[]> => {
      const [outcomes, verdicts] = [await countOutcomes(tables, since), await countVerdicts(tables, since)];
      return figuresOfDays(outcomes, verdicts);
    });
}

function countOutcomes(tables: Kysely<Tables>, since: number) {
  const day = dayOf('asked_at');
  return tables
    .selectFrom('questions')
    .select((row) => [day.as('day'), 'outcome', row.fn.countAll<number>().as('count')])
    .where('asked_at', '>=', since)
    .groupBy([day, 'outcome'])
    .execute();
}

function countVerdicts(tables: Kysely<Tables>, since: number) {
  const day = dayOf('given_at');
  return tables
    .selectFrom('feedback')
    .select((row) => [day.as('day'), 'verdict', row.fn.countAll<number>().as('count')])
    .where('given_at', '>=', since)
    .groupBy([day, 'verdict'])
    .execute();
}

/** A literal, as a parameter in the selection isn't the same to PostgreSQL as one in the grouping. Integers are divided as such. */
function dayOf(column: 'asked_at' | 'given_at') {
  return sql<number>`${sql.ref(column)} / ${sql.lit(DAY_LENGTH)}`;
}
