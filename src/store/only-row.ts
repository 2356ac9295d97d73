import type { Kysely, RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** The row that a statement hands back which always hands back one. @throws TypeError when it didn't: a fault of ours */
export async function onlyRow<Row>(statement: RawBuilder<Row>, tables: Kysely<Tables>): Promise<Row> {
  const { rows } = await statement.execute(tables);
  const [row] = rows;
  if (row === undefined) throw new TypeError('The statement handed back no row.');
  return row;
}
