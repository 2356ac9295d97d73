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
