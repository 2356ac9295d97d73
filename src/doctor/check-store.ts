import { StoreUnavailable } from '../core/ports/store-unavailable.ts';
import type { DatabaseAddress } from '../store/database-address.ts';
import type { StoreState } from '../store/inspect-store.ts';
import { NewerSchemaError } from '../store/newer-schema-error.ts';
import type { Finding } from './finding.ts';
import { isWritable } from './is-writable.ts';

/** People wait for several writes. In milliseconds. */
const SLOW = 200;

/** Whether the store can be used, has the tables of this version, and takes a row in time. */
export async function checkStore(
  address: DatabaseAddress,
  inspect: () => Promise<StoreState | null>,
): Promise<Finding> {
  try {
    const state = await inspect();
    return state === null ? await ofNoFile(address) : ofState(state);
  } catch (error) {
    return refused(error);
  }
}

async function ofNoFile(address: DatabaseAddress): Promise<Finding> {
  const file = address.kind === 'sqlite' ? address.file : '';
  if (await isWritable(file))
    return { status: 'ok', found: `"${file}" isn’t there yet; the first start makes it.` };
  return {
    status: 'fail',
    found: `"${file}" isn’t there, and can’t be made.`,
    fix: 'Give the user that the bot runs as the right to write to that folder, or set DATABASE_URL to another.',
  };
}

function ofState({ engine, pending, milliseconds }: StoreState): Finding {
  if (milliseconds === null)
    return {
      status: 'warn',
      found: `${engine} can be reached; its tables are to be brought up to date (${pending.join(', ')}).`,
      fix: 'Back the database up and start the service: it does that.',
    };
  const found = `${engine} has the tables of this version, and takes a row in ${Math.ceil(milliseconds)} ms.`;
  if (milliseconds <= SLOW) return { status: 'ok', found };
  return { status: 'warn', found, fix: 'Look at the load of the database, its disk and the way to it.' };
}

function refused(error: unknown): Finding {
  if (error instanceof NewerSchemaError)
    return {
      status: 'fail',
      found: `A newer version of Kursk has been at the database: its migration “${error.migration}” isn’t known here.`,
      fix: 'Run the version that was there last, or restore the backup from before it.',
    };
  if (!(error instanceof StoreUnavailable)) throw error;
  return {
    status: 'fail',
    found: error.message,
    fix: 'Look at the database, DATABASE_URL and the rights of its folder; meanwhile the bot answers without a memory.',
  };
}
