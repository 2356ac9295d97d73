import type { ThreadStore } from '../core/ports/threads.ts';
import type { StoreConnection } from './store-connection.ts';

/** Keeps one row by the thread's hash. */
export function createThreadStore({ run, now }: StoreConnection): ThreadStore {
  return {
    stateOf: (thread) =>
      run(async (tables) => {
        const row = await tables
          .selectFrom('threads')
          .select('state')
          .where('thread', '=', thread)
          .executeTakeFirst();
        return row?.state ?? null;
      }),

    change: (thread, state) =>
      run(async (tables) => {
        const changed = await tables
          .insertInto('threads')
          .values({ thread, state, changed_at: now })
          .onConflict((conflict) =>
            conflict
              .column('thread')
              .doUpdateSet({ state, changed_at: now })
              .where('threads.state', '<>', state),
          )
          .returning('thread')
          .execute();
        return changed.length > 0;
      }),
  };
}
