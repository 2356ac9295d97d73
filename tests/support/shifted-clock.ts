import { pathToFileURL } from 'node:url';

const SCRIPT = pathToFileURL('tests/support/shifted-clock.js');

/** Options of Node's for a process whose clock is ahead by so many milliseconds. */
export function withShiftedClock(by: number): string[] {
  return ['--import', `${SCRIPT.href}?by=${by}`];
}
