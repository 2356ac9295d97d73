/** There are no articles in the database, or another version's alone; its message is for the operator. */
export class NotIndexedError extends Error {
  override readonly name = 'NotIndexedError';

  constructor() {
    super(
      'The database holds no articles for this version of kursk: run "kursk index" where their files are.',
    );
  }
}
