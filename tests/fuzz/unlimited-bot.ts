import { Writable } from 'node:stream';
import type { Logger } from 'pino';
import { createLogger, createLogObserver } from '../../src/observability/log.ts';
import { botOf } from '../support/bot-of.ts';
import { MILL } from '../support/mill-talk.ts';

/** Stands in whatever somebody writes, and must stand nowhere else. */
export const WORD = 'zaunkoenig';
export const QUESTION = `Who runs the mill, ${WORD}?`;

const UNLIMITED = { tokens: 1e9, per: 60_000 };

/** A bot that nothing limits, and all that is logged of it. */
export function unlimitedBot() {
  const { log, lines } = recordingLog();
  const bot = botOf([MILL], {
    observe: createLogObserver(log),
    settings: { personLimit: UNLIMITED, channelLimit: UNLIMITED, retentionDays: 0 },
  });
  return { bot, log, lines };
}

/** The log of the program, all that is in it kept. */
export function recordingLog(): { readonly log: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const destination = new Writable({
    write(line, _, done) {
      lines.push(String(line));
      done();
    },
  });
  return { log: createLogger('trace', destination), lines };
}
