import { randomUUID } from 'node:crypto';
import type { CheckHealth } from '../core/ports/check-health.ts';
import type { Access } from './access.ts';

/** More than fits beside other rows: a database that is nearly full has no room for it. In bytes. */
const FILLER = 'x'.repeat(16_384);

/** Writes a row and takes it back: nothing less shows that there is room, and the right to write. */
export function createCheckHealth({ run }: Pick<Access, 'run'>): CheckHealth {
  return () =>
    run((tables) =>
      tables.transaction().execute(async (transaction) => {
        const id = randomUUID();
        await transaction.insertInto('health_checks').values({ id, filler: FILLER }).execute();
        await transaction.deleteFrom('health_checks').where('id', '=', id).execute();
      }),
    );
}
