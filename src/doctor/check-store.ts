import type { StatsFs } from 'node:fs';
import { access, constants, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { lazy } from '../core/index/memoize.ts';
import { StoreUnavailable } from '../core/ports/store.ts';
import type { DatabaseAddress } from '../store/database.ts';
import { NewerSchemaError } from '../store/store-errors.ts';
import { inspectStore, type StoreState } from '../store/store-health.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/** Longer than the store's own timeouts. In milliseconds. */
const STORE_TIMEOUT = 15_000;

export interface StoreChecks {
  /** Inspects the store at the first call. `null`: the file of the store doesn't exist yet. */
  readonly inspect: () => Promise<StoreState | null>;
  readonly checks: readonly Check[];
}

export function storeChecks({
  config: { database },
  clock,
}: Pick<CheckContext, 'config' | 'clock'>): StoreChecks {
  const inspect = lazy(() => inspectStore(database, clock.now));
  const common = {
    variables: ['DATABASE_URL'],
    timeout: STORE_TIMEOUT,
    timeoutFix: 'Check the database and the network, or the disk that the file is on.',
  };
  const store = { ...common, id: 'store', run: () => checkStore(database, inspect) };
  const checks =
    database.kind === 'sqlite'
      ? [store, { ...common, id: 'store-space', run: () => checkSpace(database.file) }]
      : [store];
  return { inspect, checks };
}

/** An answer waits for several writes. In milliseconds. */
const SLOW_WRITE = 200;

/** Checks that the store can be reached, has the tables of this version, and writes a row fast enough. */
async function checkStore(
  address: DatabaseAddress,
  inspect: () => Promise<StoreState | null>,
): Promise<Finding> {
  try {
    const state = await inspect();
    return state === null ? await missingFileFinding(address) : stateFinding(state);
  } catch (error) {
    return explainStoreError(error);
  }
}

async function missingFileFinding(address: DatabaseAddress): Promise<Finding> {
  const file = address.kind === 'sqlite' ? address.file : '';
  if (await isWritable(file))
    return { status: 'ok', found: `"${file}" doesn’t exist yet; the first start creates it.` };
  return {
    status: 'fail',
    found: `"${file}" doesn’t exist, and can’t be created.`,
    fix: 'Give the bot’s user write access to that folder, or set DATABASE_URL to another file.',
  };
}

function stateFinding({ engine, pending, milliseconds }: StoreState): Finding {
  if (milliseconds === null)
    return {
      status: 'warn',
      found: `${engine} can be reached; its tables need migrations (${pending.join(', ')}).`,
      fix: 'Back up the database and start the service, which runs them.',
    };
  const found = `${engine} has the tables of this version, and writes a row in ${Math.ceil(milliseconds)} ms.`;
  if (milliseconds <= SLOW_WRITE) return { status: 'ok', found };
  return { status: 'warn', found, fix: 'Check the load of the database, its disk and the network.' };
}

function explainStoreError(error: unknown): Finding {
  if (error instanceof NewerSchemaError)
    return {
      status: 'fail',
      found: `A newer version of Kursk has used the database: its migration “${error.migration}” isn’t known here.`,
      fix: 'Run that version, or restore a backup from before it.',
    };
  if (!(error instanceof StoreUnavailable)) throw error;
  return {
    status: 'fail',
    found: error.message,
    fix: 'Check the database, DATABASE_URL and the permissions of its folder. Until then, the bot answers without a store.',
  };
}

const MEGABYTE = 1024 * 1024;
/** In bytes. The database of a busy bot grows by some megabytes a day. */
const LOW_SPACE = 500 * MEGABYTE;
const CRITICAL_SPACE = 20 * MEGABYTE;

/** Checks the free space of the disk that a file is on, or will be. */
export async function checkSpace(file: string): Promise<Finding> {
  const { bavail, bsize } = await statsOfNearest(resolve(file));
  const free = bavail * bsize;
  const found = `${Math.floor(free / MEGABYTE)} MB are free where the database is.`;
  if (free >= LOW_SPACE) return { status: 'ok', found };
  return {
    status: free < CRITICAL_SPACE ? 'fail' : 'warn',
    found,
    fix: 'Free some space on that disk, or set DATABASE_URL to a file on another.',
  };
}

async function statsOfNearest(path: string): Promise<StatsFs> {
  return statfs(path).catch((error: unknown) => {
    if (path === dirname(path)) throw error;
    return statsOfNearest(dirname(path));
  });
}

/** Whether a file or folder can be written; if it doesn't exist, whether it can be created. */
export async function isWritable(path: string): Promise<boolean> {
  try {
    await access(resolve(path), constants.W_OK);
    return true;
  } catch (error) {
    const parent = dirname(resolve(path));
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isMissing && parent !== resolve(path) && isWritable(parent);
  }
}
