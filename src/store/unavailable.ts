import { StoreUnavailable } from '../core/ports/store-unavailable.ts';

/** What a database or network said, as the one error the ports throw for it. */
export function unavailable(cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`The store can't be used: ${reasonOf(cause)}.`, { cause });
}

/** In their own words, which hold no password. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // A server that can be reached at none of its addresses is told in the code alone.
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return (cause.message || code).replace(/\.$/, '');
}
