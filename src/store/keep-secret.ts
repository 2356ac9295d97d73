import type { KeepSecret } from '../core/ports/keep-secret.ts';
import type { Access } from './access.ts';

const NAME = 'bot';

/** The first that is kept stays: a row that is never changed. */
export function createKeepSecret({ run }: Access): KeepSecret {
  return (candidate) =>
    run(async (tables) => {
      await tables
        .insertInto('secrets')
        .values({ name: NAME, secret: candidate })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      const { secret } = await tables
        .selectFrom('secrets')
        .select('secret')
        .where('name', '=', NAME)
        .executeTakeFirstOrThrow();
      return secret;
    });
}
