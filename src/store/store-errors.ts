import { StoreUnavailable } from '../core/ports/store.ts';

/** A newer version has migrated the database, so this one doesn't know its tables. The message is for operators. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
  /** The first unknown migration. */
  readonly migration: string;

  constructor(migration: string) {
    super(
      `The database was changed by a newer version of Kursk (its migration "${migration}" is not known here): run that ` +
        'version, or restore a backup from before the change.',
    );
    this.migration = migration;
  }
}

/** Wraps an error of a database or network in the one that the ports throw. */
export function asStoreUnavailable(cause: unknown): StoreUnavailable {
  if (cause instanceof StoreUnavailable) return cause;
  return new StoreUnavailable(`The store can't be used: ${databaseReason(cause)}.`, { cause });
}

/** The error's own words, which hold no password. */
function databaseReason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // When no address of a server can be reached, the message is empty and only the code says why.
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return (cause.message || code).replace(/\.$/, '');
}
