import { createLogObserver } from '../../src/observability/log.ts';
import { botOf } from '../support/bot-of.ts';
import { MILL } from '../support/mill-talk.ts';
import { keptLog } from './kept-log.ts';

/** Stands in whatever somebody writes, and must stand nowhere else. */
export const WORD = 'zaunkoenig';
export const QUESTION = `Who runs the mill, ${WORD}?`;

const UNLIMITED = { tokens: 1e9, per: 60_000 };

/** A bot that nothing limits, and all that is logged of it. */
export function hardyBot() {
  const { log, lines } = keptLog();
  const bot = botOf([MILL], {
    observe: createLogObserver(log),
    settings: { personLimit: UNLIMITED, channelLimit: UNLIMITED, retentionDays: 0 },
  });
  return { bot, log, lines };
}
