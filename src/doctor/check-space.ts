import type { StatsFs } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Finding } from './finding.ts';

const MEGABYTE = 1024 * 1024;
/** In bytes. The database of a busy bot grows by some megabytes a day. */
const LITTLE = 500 * MEGABYTE;
const TOO_LITTLE = 20 * MEGABYTE;

/** Whether there is room beside a file, which needn't be there. */
export async function checkSpace(file: string): Promise<Finding> {
  const { bavail, bsize } = await statsAbove(resolve(file));
  const room = bavail * bsize;
  const found = `${Math.floor(room / MEGABYTE)} MB are free where the database is.`;
  if (room >= LITTLE) return { status: 'ok', found };
  return {
    status: room < TOO_LITTLE ? 'fail' : 'warn',
    found,
    fix: 'Make room on that disk, or set DATABASE_URL to a file on another.',
  };
}

async function statsAbove(path: string): Promise<StatsFs> {
  return statfs(path).catch((error: unknown) => {
    if (path === dirname(path)) throw error;
    return statsAbove(dirname(path));
  });
}
