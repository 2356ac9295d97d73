import type { ConfigProblem } from '../config-problem.ts';
import type { Clock } from '../core/ports/clock.ts';
import { TookTooLong } from '../core/resilience/took-too-long.ts';
import { withinTime } from '../core/resilience/within-time.ts';
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';

const SECOND = 1_000;

/** Carries out a check, within its time and unless what it goes by is wrong. Never rejects. */
export async function carryOut(
  { goesBy, patience, whenLate, examine }: Check,
  problems: readonly ConfigProblem[],
  clock: Clock,
): Promise<Finding> {
  const wrong = problems
    .map(({ variable }) => variable)
    .filter((variable) => goesBy.some((name) => variable.startsWith(name)));
  if (wrong.length > 0)
    return { status: 'skip', found: `Not looked at, as something else is wrong: ${wrong.join(', ')}.` };
  try {
    return await withinTime(patience, clock, examine);
  } catch (error) {
    if (error instanceof TookTooLong)
      return { status: 'fail', found: `No result within ${patience / SECOND} seconds.`, fix: whenLate };
    return {
      status: 'fail',
      found: `The check itself failed: ${placeOf(error)}.`,
      fix: 'This is a fault of the program, please report it.',
    };
  }
}

/** What was thrown and where, without its message, which may hold a secret. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const [, at = ''] = /^\s+(at .*)$/m.exec(error.stack ?? '') ?? [];
  return `${error.name} ${at}`.trim();
}
