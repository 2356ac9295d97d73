import type { HeldClaim, PersistedRequest } from '../../src/core/ports/claims.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Clock } from '../../src/core/ports/system.ts';

interface Row {
  holder: object;
  madeAt: number;
  leaseEndsAt: number;
  isAnswered: boolean;
  kept: PersistedRequest | null;
  tries: number;
}

/** Claims that are forgotten when they are let go of; several bots may share them. */
export function memoryClaims(clock: Pick<Clock, 'now'>): Pick<Store, 'claim' | 'recoverClaims'> & {
  /** Erases what is kept of a person. */
  readonly forget: (person: string) => void;
} {
  const rows = new Map<string, Row>();

  function held(event: string, holder: object): HeldClaim {
    const own = () => {
      const row = rows.get(event);
      return row?.holder === holder && !row.isAnswered ? row : null;
    };
    return {
      outcome: 'mine',
      async renew(lease) {
        const row = own();
        if (row !== null) row.leaseEndsAt = clock.now() + lease;
        return row !== null;
      },
      async complete() {
        const row = own();
        if (row !== null) Object.assign(row, { isAnswered: true, kept: null });
      },
      async release() {
        if (own() !== null) rows.delete(event);
      },
    };
  }

  return {
    async claim(event, lease, kept = null) {
      const now = clock.now();
      const row = rows.get(event);
      if (row?.isAnswered) return { outcome: 'answered' };
      if (row !== undefined && row.leaseEndsAt > now)
        return { outcome: 'underway', leaseEndsIn: row.leaseEndsAt - now };
      const holder = {};
      const tries = row?.tries ?? 1;
      rows.set(event, { holder, madeAt: now, leaseEndsAt: now + lease, isAnswered: false, kept, tries });
      return held(event, holder);
    },
    async recoverClaims({ lease, platforms, except, limit }) {
      const now = clock.now();
      return [...rows]
        .filter(([event]) => platforms.some((platform) => event.startsWith(`${platform}:`)))
        .filter(([event, { leaseEndsAt, isAnswered }]) => {
          return !isAnswered && leaseEndsAt <= now && !except.includes(event);
        })
        .flatMap(([event, row]) => (row.kept === null ? [] : [{ event, row, sealed: row.kept.sealed }]))
        .slice(0, limit)
        .map(({ event, row, sealed }) => {
          const holder = {};
          const tries = row.tries + 1;
          Object.assign(row, { holder, leaseEndsAt: now + lease, tries });
          return { event, sealed, age: now - row.madeAt, tries, held: held(event, holder) };
        });
    },
    forget(person) {
      for (const row of rows.values()) if (row.kept?.person === person) row.kept = null;
    },
  };
}
