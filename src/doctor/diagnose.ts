import type { ConfigProblem } from '../config/variable.ts';
import { TimedOut, withTimeout } from '../core/inbox/timeout.ts';
import type { Clock } from '../core/ports/system.ts';
import type { Check, Finding, Status } from './check.ts';

/** Runs all checks at the same time. */
export async function diagnose(
  checks: readonly Check[],
  problems: readonly ConfigProblem[],
  clock: Clock,
): Promise<Diagnosis> {
  const running = checks.map(async (check) => ({
    id: check.id,
    finding: await runCheck(check, problems, clock),
  }));
  const items = [...configurationItems(problems), ...(await Promise.all(running))];
  return { status: worstOf(items), items };
}

/** One for each invalid variable. */
function configurationItems(problems: readonly ConfigProblem[]): CheckedItem[] {
  if (problems.length === 0)
    return [
      { id: 'configuration', finding: { status: 'ok', found: 'All variables that are set are valid.' } },
    ];
  return problems.map(({ variable, sentence }) => ({
    id: `configuration.${variable}`,
    finding: {
      status: 'fail',
      found: sentence,
      fix: 'Change it in the environment or in .env; .env.example explains each variable.',
    },
  }));
}

function worstOf(items: readonly CheckedItem[]): Diagnosis['status'] {
  const statuses = items.map(({ finding }) => finding.status);
  if (statuses.includes('fail')) return 'fail';
  return statuses.includes('warn') ? 'warn' : 'ok';
}

export interface CheckedItem {
  readonly id: string;
  readonly finding: Finding;
}

export interface Diagnosis {
  /** The worst of all items. */
  readonly status: Exclude<Status, 'skip'>;
  readonly items: readonly CheckedItem[];
}

const SECOND = 1_000;

/** Runs a check within its timeout, or skips it if a variable that it depends on is invalid. Never rejects. */
async function runCheck(
  { variables, timeout, timeoutFix, run }: Check,
  problems: readonly ConfigProblem[],
  clock: Clock,
): Promise<Finding> {
  const invalid = problems
    .map(({ variable }) => variable)
    .filter((variable) => variables.some((prefix) => variable.startsWith(prefix)));
  if (invalid.length > 0)
    return { status: 'skip', found: `Skipped, because other settings are invalid: ${invalid.join(', ')}.` };
  try {
    return await withTimeout(timeout, clock, run);
  } catch (error) {
    if (error instanceof TimedOut)
      return { status: 'fail', found: `No result within ${timeout / SECOND} seconds.`, fix: timeoutFix };
    return {
      status: 'fail',
      found: `The check itself failed: ${throwSiteOf(error)}.`,
      fix: 'This is a fault of the program, please report it.',
    };
  }
}

/** The kind of an error and where it was thrown. Leaves out the message, which may hold a secret. */
function throwSiteOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const [, at = ''] = /^[ \t]+(at .*)$/m.exec(error.stack ?? '') ?? [];
  return `${error.name} ${at}`.trim();
}
