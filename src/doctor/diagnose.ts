import type { ConfigProblem } from '../config/variable.ts';
import { TimedOut, withTimeout } from '../core/inbox/timeout.ts';
import type { Clock } from '../core/ports/system.ts';
import type { Check, Finding, Status } from './check.ts';

/** Carries out all checks, side by side. */
export async function diagnose(
  checks: readonly Check[],
  problems: readonly ConfigProblem[],
  clock: Clock,
): Promise<Diagnosis> {
  const carriedOut = checks.map(async (check) => ({
    id: check.id,
    finding: await runCheck(check, problems, clock),
  }));
  const examined = [...configurationItems(problems), ...(await Promise.all(carriedOut))];
  return { status: worstOf(examined), items: examined };
}

/** One for every variable that is wrong. */
function configurationItems(problems: readonly ConfigProblem[]): CheckedItem[] {
  if (problems.length === 0)
    return [{ id: 'configuration', finding: { status: 'ok', found: 'Every variable that is set is good.' } }];
  return problems.map(({ variable, sentence }) => ({
    id: `configuration.${variable}`,
    finding: {
      status: 'fail',
      found: sentence,
      fix: 'Change it in the environment or in .env; .env.example says what each variable is for.',
    },
  }));
}

function worstOf(examined: readonly CheckedItem[]): Diagnosis['status'] {
  const statuses = examined.map(({ finding }) => finding.status);
  if (statuses.includes('fail')) return 'fail';
  return statuses.includes('warn') ? 'warn' : 'ok';
}

/** What was found by one check. */
export interface CheckedItem {
  readonly id: string;
  readonly finding: Finding;
}

/** All that was found. */
export interface Diagnosis {
  /** The worst of all. */
  readonly status: Exclude<Status, 'skip'>;
  readonly items: readonly CheckedItem[];
}

const SECOND = 1_000;

/** Carries out a check, within its time and unless what it goes by is wrong. Never rejects. */
async function runCheck(
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
    return await withTimeout(patience, clock, examine);
  } catch (error) {
    if (error instanceof TimedOut)
      return { status: 'fail', found: `No result within ${patience / SECOND} seconds.`, fix: whenLate };
    return {
      status: 'fail',
      found: `The check itself failed: ${throwSiteOf(error)}.`,
      fix: 'This is a fault of the program, please report it.',
    };
  }
}

/** What was thrown and where, without its message, which may hold a secret. */
function throwSiteOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const [, at = ''] = /^[ \t]+(at .*)$/m.exec(error.stack ?? '') ?? [];
  return `${error.name} ${at}`.trim();
}
