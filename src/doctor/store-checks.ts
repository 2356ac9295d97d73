import { onlyOnce } from '../core/only-once.ts';
import { inspectStore, type StoreState } from '../store/inspect-store.ts';
import type { Check } from './check.ts';
import { checkSpace } from './check-space.ts';
import { checkStore } from './check-store.ts';
import type { DoctorParts } from './doctor-parts.ts';

/** Longer than the store takes to give up. In milliseconds. */
const PATIENCE = 15_000;

export interface StoreChecks {
  /** What the store is like; asked once. */
  readonly inspect: () => Promise<StoreState | null>;
  readonly checks: readonly Check[];
}

/** What is looked at of the store. */
export function storeChecks({
  config: { database },
  clock,
}: Pick<DoctorParts, 'config' | 'clock'>): StoreChecks {
  const inspect = onlyOnce(() => inspectStore(database, clock.now));
  const common = {
    goesBy: ['DATABASE_URL'],
    patience: PATIENCE,
    whenLate: 'Look at the database and the way to it, and at the disk that a file is on.',
  };
  const store = { ...common, id: 'store', examine: () => checkStore(database, inspect) };
  const checks =
    database.kind === 'sqlite'
      ? [store, { ...common, id: 'store-space', examine: () => checkSpace(database.file) }]
      : [store];
  return { inspect, checks };
}
