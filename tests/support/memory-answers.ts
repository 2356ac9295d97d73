import type { KeepOutcome, KeptAnswer, KeptAnswerStore } from '../../src/core/ports/kept-answers.ts';
import type { Clock } from '../../src/core/ports/system.ts';

type Row = KeptAnswer & { readonly state: 'draft' | 'kept' | 'withdrawn'; readonly isMatched?: true };

/** Kept answers that are gone when they are let go of. */
export function memoryAnswers(clock: Pick<Clock, 'now'>): {
  readonly store: KeptAnswerStore;
  /** Those that aren't matched with gaps yet. */
  readonly unmatched: () => KeptAnswer[];
  readonly markMatched: (id: string) => void;
  /** When an answer was kept; `null` where it isn't. */
  readonly keptAt: (id: string) => number | null;
  /** @returns how many of a person's messages were kept */
  readonly forget: (person: string) => number;
} {
  const rows = new Map<string, Row>();
  const listeners = new Set<() => void>();
  let changes = 0;

  const now = () => clock.now();
  const isThere = ({ expiresAt }: Row) => expiresAt === null || expiresAt > now();
  const inState = (state: Row['state']) =>
    [...rows.values()].filter((row) => row.state === state && isThere(row));
  const announce = () => {
    changes += 1;
    for (const onChange of listeners) onChange();
  };
  const keepAs = (row: Row, most: number): KeepOutcome => {
    const other = [...rows.values()].find(
      ({ message, state }) => message === row.message && state !== 'draft',
    );
    if (other !== undefined) return other.state === 'kept' ? 'taken' : 'withdrawn';
    if (inState('kept').filter(({ workspace }) => workspace === row.workspace).length >= most) return 'full';
    rows.set(row.id, { ...row, state: 'kept', changedAt: now() });
    announce();
    return 'kept';
  };

  return {
    store: {
      async draft(answer, lasts) {
        const changedAt = now();
        const expiresAt = changedAt + lasts;
        if (!rows.has(answer.id))
          rows.set(answer.id, { ...answer, state: 'draft', sealedVectors: null, expiresAt, changedAt });
      },
      async keep(decision, most) {
        const draft = rows.get(decision.id);
        if (draft === undefined || !isThere(draft)) return 'gone';
        return keepAs({ ...draft, ...decision }, most);
      },
      insert: async (answer, most) =>
        keepAs({ ...answer, state: 'kept', sealedVectors: null, changedAt: now() }, most),
      find: async (id) => inState('kept').find((row) => row.id === id) ?? null,
      findDraft: async (id) => inState('draft').find((row) => row.id === id) ?? null,
      version: async () => `${changes} ${inState('kept').length}`,
      listChanges: async () => new Map(inState('kept').map(({ id, changedAt }) => [id, changedAt])),
      read: async (ids) => inState('kept').filter(({ id }) => ids.includes(id)),
      async saveVectors(id, sealedVectors) {
        const row = rows.get(id);
        if (row !== undefined) rows.set(id, { ...row, sealedVectors });
      },
      async withdraw(id) {
        const row = rows.get(id);
        if (row?.state !== 'kept') return false;
        rows.set(id, { ...row, state: 'withdrawn', author: '', keeper: null, sealed: '' });
        announce();
        return true;
      },
      untold: async (limit) =>
        inState('kept')
          .filter(({ sealedAddress }) => sealedAddress !== null)
          .slice(0, limit),
      async markTold(id) {
        const row = rows.get(id);
        if (row !== undefined) rows.set(id, { ...row, sealedAddress: null });
      },
      listen(onChange) {
        listeners.add(onChange);
        return async () => {
          listeners.delete(onChange);
        };
      },
    },
    unmatched: () => inState('kept').filter(({ isMatched }) => !isMatched),
    markMatched(id) {
      const row = rows.get(id);
      if (row !== undefined) rows.set(id, { ...row, isMatched: true });
    },
    keptAt: (id) => inState('kept').find((row) => row.id === id)?.changedAt ?? null,
    forget(person) {
      const own = [...rows.values()].filter(({ author }) => author === person);
      for (const { id } of own) rows.delete(id);
      announce();
      return own.length;
    },
  };
}
