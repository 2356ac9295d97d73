import { StoreUnavailable } from '../core/ports/store.ts';

/** A newer version has been at the database: this one doesn't know what its tables mean. Its message is for operators. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  /** The first one that isn't known here. */
  readonly migration: string;

  constructor(migration: string) {
    super(
      `The database was changed by a newer version of Kursk (its migration "${migration}" is not known here): run that ` +
        'version, or restore a backup from before the change.',
    );
    this.migration = migration;
  }
}

/** What a database or network said, as the one error the ports throw for it. */
export function asStoreUnavailable(cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`The store can't be used: ${databaseReason(cause)}.`, { cause });
}

/** In their own words, which hold no password. */
function databaseReason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // A server that can be reached at none of its addresses is told in the code alone.
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return (cause.message || code).replace(/\.$/, '');
}
