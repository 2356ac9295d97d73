import { sql } from 'kysely';
import { retentionOf } from '../../src/core/inbox/retention.ts';
import { type DatabaseAddress, retryWhileBusy } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openDatabase } from '../../src/store/store-connection.ts';

/** How much a store holds. */
export interface StoreSize {
  readonly questions: number;
  readonly claims: number;
  /** On disk. */
  readonly bytes: number;
}

/** A service's store, from outside. */
interface AgedStore {
  /** Makes all in it older, by so many milliseconds, as if that time had passed; and sweeps it as the service does every hour. */
  readonly age: (milliseconds: number) => Promise<void>;
  readonly size: () => Promise<StoreSize>;
  readonly close: () => Promise<void>;
}

/** Every time that the store remembers. */
const TIMES = [
  ['questions', 'asked_at'],
  ['feedback', 'given_at'],
  ['claims', 'made_at'],
  ['claims', 'lease_ends_at'],
  ['token_buckets', 'full_at'],
] as const;

const TIMEOUTS = { busy: 10_000, connection: 10_000, statement: 60_000 };

/** @param retentionDays as the service has it */
export async function openAgedStore(address: DatabaseAddress, retentionDays: number): Promise<AgedStore> {
  const database = await openDatabase(address, TIMEOUTS);
  const { kysely } = database;
  const store = await openStore({ address, encryptionKeys: [] });
  const bytes =
    address.kind === 'sqlite'
      ? sql<{
          count: number;
        }>`select page_count * page_size as count from pragma_page_count, pragma_page_size`
      : sql<{ count: number }>`select pg_database_size(current_database()) as count`;
  const rowsOf = (table: string) => sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
  const numberOf = async (query: typeof bytes) => Number((await query.execute(kysely)).rows[0]?.count);

  return {
    async age(milliseconds) {
      for (const [table, column] of TIMES) {
        const [rows, time] = [sql.table(table), sql.ref(column)];
        const earlier = sql`update ${rows} set ${time} = ${time} - ${milliseconds}`;
        await retryWhileBusy(database, TIMEOUTS.busy, () => earlier.execute(kysely));
      }
      await store.purge(retentionOf(retentionDays));
    },
    size: async () => ({
      questions: await numberOf(rowsOf('questions')),
      claims: await numberOf(rowsOf('claims')),
      bytes: await numberOf(bytes),
    }),
    async close() {
      await store.close();
      await database.close();
    },
  };
}
