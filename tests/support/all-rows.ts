import { sql } from 'kysely';
import type { DatabaseAddress } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/store-connection.ts';

/** Every row of every table, as JSON by table. */
export async function allRows(address: DatabaseAddress): Promise<ReadonlyMap<string, string>> {
  const { kysely, close } = await openDatabase(address, { busy: 5000, connection: 5000, statement: 5000 });
  try {
    const tables = await kysely.introspection.getTables({ withInternalKyselyTables: true });
    const byTable = new Map<string, string>();
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(kysely);
      byTable.set(name, JSON.stringify(rows));
    }
    return byTable;
  } finally {
    await close();
  }
}
