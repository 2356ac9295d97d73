import { type Kysely, sql } from 'kysely';
import type { KeepOutcome, KeptAnswer, KeptAnswerStore } from '../core/ports/kept-answers.ts';
import { onlyRow, type StoreConnection } from './store-connection.ts';
import type { KeptAnswerRow, Tables } from './tables.ts';

const TOPIC = 'kursk_kept_answers';

/** Keeps an answer in one row by its id, from its draft to what is left of it when it is withdrawn. */
export function createKeptAnswers({ run, now, announce, listen, purge }: StoreConnection): KeptAnswerStore {
  const find = (id: string, state: KeptAnswerRow['state']) =>
    run(async (tables) => {
      const row = await tables
        .selectFrom('kept_answers')
        .selectAll()
        .where('id', '=', id)
        .where('state', '=', state)
        .where(notExpired)
        .executeTakeFirst();
      return row === undefined ? null : answerOf(row);
    });

  const notExpired = sql<boolean>`(expires_at is null or expires_at > ${now})`;

  /** Makes a draft an answer, if its message isn't one yet, and its workspace has room. */
  const keepDraft = async (
    tables: Kysely<Tables>,
    id: string,
    set: object,
    most: number,
  ): Promise<boolean> => {
    const { numUpdatedRows } = await tables
      .updateTable('kept_answers')
      .set({ ...set, state: 'kept', changed_at: now })
      .where('id', '=', id)
      .where('state', '=', 'draft')
      .where(notExpired)
      .where(
        sql<boolean>`not exists (select 1 from kept_answers as other
          where other.message = kept_answers.message and other.state <> 'draft')`,
      )
      .where(
        sql<boolean>`(select count(*) from kept_answers as other where other.workspace = kept_answers.workspace
          and other.platform = kept_answers.platform and other.state = 'kept') < ${most}`,
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  };

  const whyNot = async (tables: Kysely<Tables>, id: string): Promise<KeepOutcome> => {
    const rows = await tables
      .selectFrom('kept_answers')
      .select(['id', 'state'])
      .where('message', 'in', tables.selectFrom('kept_answers').select('message').where('id', '=', id))
      .where(notExpired)
      .execute();
    const other = rows.find(({ state }) => state !== 'draft');
    if (other !== undefined) return other.state === 'kept' ? 'taken' : 'withdrawn';
    return rows.length === 0 ? 'gone' : 'full';
  };

  return {
    draft: (answer, lasts) =>
      run(async (tables) => {
        const row = rowOf({ ...answer, expiresAt: null });
        await tables
          .insertInto('kept_answers')
          .values({ ...row, state: 'draft', expires_at: sql`${now} + ${lasts}`, changed_at: now })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute();
      }),

    async keep({ id, audience, keeper, sealed, sealedAddress, expiresAt }, most) {
      const set = { audience, keeper, sealed, sealed_address: sealedAddress, expires_at: expiresAt };
      const outcome = await run((tables) =>
        tables.transaction().execute(async (transaction) => {
          const isKept = await keepDraft(transaction, id, set, most);
          return isKept ? 'kept' : whyNot(transaction, id);
        }),
      );
      if (outcome === 'kept') await announce(TOPIC);
      return outcome;
    },

    async insert(answer, most) {
      const { expires_at, ...row } = rowOf(answer);
      const outcome = await run((tables) =>
        tables.transaction().execute(async (transaction): Promise<KeepOutcome> => {
          await transaction
            .insertInto('kept_answers')
            .values({ ...row, state: 'draft', expires_at: null, changed_at: now })
            .onConflict((conflict) => conflict.column('id').doNothing())
            .execute();
          if (await keepDraft(transaction, row.id, { expires_at }, most)) return 'kept';
          const why = await whyNot(transaction, row.id);
          await transaction
            .deleteFrom('kept_answers')
            .where('id', '=', row.id)
            .where('state', '=', 'draft')
            .execute();
          return why;
        }),
      );
      if (outcome === 'kept') await announce(TOPIC);
      return outcome;
    },

    find: (id) => find(id, 'kept'),
    findDraft: (id) => find(id, 'draft'),

    version: () =>
      run(async (tables) => {
        const { kept, latest } = await onlyRow(
          sql<{ kept: number; latest: number | null }>`select count(*) as kept, max(changed_at) as latest
            from kept_answers where state = 'kept' and ${notExpired}`,
          tables,
        );
        return `${kept} ${latest ?? 0}`;
      }),

    listChanges: () =>
      run(async (tables) => {
        const rows = await tables
          .selectFrom('kept_answers')
          .select(['id', 'changed_at'])
          .where('state', '=', 'kept')
          .where(notExpired)
          .execute();
        return new Map(rows.map(({ id, changed_at }) => [id, changed_at]));
      }),

    read: (ids) =>
      run(async (tables) => {
        if (ids.length === 0) return [];
        const rows = await tables
          .selectFrom('kept_answers')
          .selectAll()
          .where('id', 'in', ids)
          .where('state', '=', 'kept')
          .execute();
        return rows.map(answerOf);
      }),

    saveVectors: (id, sealedVectors) =>
      run(async (tables) => {
        await tables
          .updateTable('kept_answers')
          .set({ sealed_vectors: sealedVectors })
          .where('id', '=', id)
          .where('state', '=', 'kept')
          .execute();
      }),

    async withdraw(id) {
      const nothing = { author: '', keeper: null, sealed: '', sealed_address: null, sealed_vectors: null };
      const isNews = await run(async (tables) => {
        const { numUpdatedRows } = await tables
          .updateTable('kept_answers')
          .set({ ...nothing, state: 'withdrawn', expires_at: null, changed_at: now })
          .where('id', '=', id)
          .where('state', '=', 'kept')
          .executeTakeFirst();
        return numUpdatedRows > 0n;
      });
      if (isNews) await announce(TOPIC);
      if (isNews) await purge();
      return isNews;
    },

    untold: (limit) =>
      run(async (tables) => {
        const rows = await tables
          .selectFrom('kept_answers')
          .selectAll()
          .where('state', '=', 'kept')
          .where('sealed_address', 'is not', null)
          .where(notExpired)
          .orderBy('changed_at')
          .limit(limit)
          .execute();
        return rows.map(answerOf);
      }),

    markTold: (id) =>
      run(async (tables) => {
        await tables.updateTable('kept_answers').set({ sealed_address: null }).where('id', '=', id).execute();
      }),

    listen: (onChange) => listen(TOPIC, onChange),
  };
}

function rowOf({
  sealedAddress,
  expiresAt,
  ...answer
}: Omit<KeptAnswer, 'changedAt' | 'sealedVectors'>): Omit<KeptAnswerRow, 'state' | 'changed_at'> {
  return {
    ...answer,
    sealed_address: sealedAddress,
    sealed_vectors: null,
    expires_at: expiresAt,
    is_matched: 0,
  };
}

export function answerOf({
  state: _,
  is_matched: __,
  sealed_address,
  sealed_vectors,
  expires_at,
  changed_at,
  ...answer
}: KeptAnswerRow): KeptAnswer {
  return {
    ...answer,
    sealedAddress: sealed_address,
    sealedVectors: sealed_vectors,
    expiresAt: expires_at,
    changedAt: changed_at,
  };
}
