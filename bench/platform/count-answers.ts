import { setTimeout as wait } from 'node:timers/promises';
import { english } from '../../src/core/bot/wording/english.ts';
import { percentile } from '../speed/percentile.ts';
import type { AppLoad } from './render-app-loads.ts';
import type { Sent } from './send-steadily.ts';
import type { SunkAt } from './sunk.ts';

/** After the last request, for its answer. In seconds. */
const PATIENCE = 20;

const APOLOGIES: ReadonlySet<string> = new Set([english.busy, english.failed, english.tookTooLong]);

/** Waits until all that was sent is answered, or for so long; and a second more, for whatever is said twice. */
export async function untilAnswered(at: SunkAt, sent: readonly Sent[]): Promise<void> {
  for (let tenths = 0; tenths < PATIENCE * 10; tenths++) {
    if (sent.every(({ key }) => at(key) !== undefined)) break;
    await wait(100);
  }
  await wait(1_000);
}

/** How soon what was sent got its first response, and what it was answered with. @param isAnswering whether answers are due */
export function countAnswers(at: SunkAt, sent: readonly Sent[], isAnswering: boolean): Omit<AppLoad, 'app'> {
  const milliseconds = sent.map((one) => one.milliseconds);
  const sunk = sent.flatMap(({ key }) => at(key) ?? []);
  const apologies = sunk.filter(({ text }) => APOLOGIES.has(text)).length;
  return {
    p50: percentile(milliseconds, 0.5),
    p99: percentile(milliseconds, 0.99),
    sent: sent.length,
    refused: sent.filter(({ status }) => status !== 200).length,
    answered: sunk.length - apologies,
    apologies,
    missing: isAnswering ? sent.length - sunk.length : 0,
    doubled: sunk.filter(({ times }) => times > 1).length,
  };
}
