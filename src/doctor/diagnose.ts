import type { ConfigProblem } from '../config-problem.ts';
import type { Clock } from '../core/ports/clock.ts';
import { carryOut } from './carry-out.ts';
import type { Check } from './check.ts';
import type { Diagnosis, Examined } from './diagnosis.ts';

/** Carries out all checks, side by side. */
export async function diagnose(
  checks: readonly Check[],
  problems: readonly ConfigProblem[],
  clock: Clock,
): Promise<Diagnosis> {
  const carriedOut = checks.map(async (check) => ({
    id: check.id,
    finding: await carryOut(check, problems, clock),
  }));
  const examined = [...ofConfiguration(problems), ...(await Promise.all(carriedOut))];
  return { status: worstOf(examined), examined };
}

/** One for every variable that is wrong. */
function ofConfiguration(problems: readonly ConfigProblem[]): Examined[] {
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

function worstOf(examined: readonly Examined[]): Diagnosis['status'] {
  const statuses = examined.map(({ finding }) => finding.status);
  if (statuses.includes('fail')) return 'fail';
  return statuses.includes('warn') ? 'warn' : 'ok';
}
