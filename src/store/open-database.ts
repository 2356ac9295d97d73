import type { Database, Patience } from './database.ts';
import type { DatabaseAddress } from './database-address.ts';

/** Opens a database; the library for it is loaded only then. Connects when it is first used. */
export async function openDatabase(address: DatabaseAddress, patience: Patience): Promise<Database> {
  switch (address.kind) {
    case 'sqlite':
      return (await import('./sqlite/open-sqlite.ts')).openSqlite(address.file);
    case 'postgres':
      return (await import('./postgres/open-postgres.ts')).openPostgres(address.url, patience);
    default:
      return address satisfies never;
  }
}
