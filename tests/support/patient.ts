import type { Clock } from '../../src/core/ports/system.ts';
import type { DatabaseTimeouts } from '../../src/store/database.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { HANGS } from './hangs.ts';

/** With a database, as long as a test may take. */
export const PATIENT: DatabaseTimeouts = { busy: HANGS, connection: HANGS, statement: HANGS };

/** The system's clock for who waits for a time to be over: it never is, unless that is given up. */
export const patientClock: Clock = {
  now: systemClock.now,
  wait: (milliseconds, signal) => systemClock.wait(Math.max(milliseconds, HANGS), signal),
};
