/** The database holds no articles, or only those of another version. The message is for the operator. */
export class NotIndexedError extends Error {
  override readonly name = 'NotIndexedError';

  constructor() {
    super(
      'The database holds no articles for this version of kursk: run "kursk index" where their files are.',
    );
  }
}

/** The database's user may not create the tables. The message is for the operator. */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';

  /** @param name of user and database, quoted for a statement */
  constructor({ user, database }: { readonly user: string; readonly database: string }) {
    super(
      `The database's user may not create the schema for the articles: allow it with "grant create on database ${database} to ${user}".`,
    );
  }
}
