/** `kursk eval --fit`: refuses what can't be fitted, fits, and writes the limits into `.env`. */

import { readFile, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual, parseEnv } from 'node:util';
import { withVariable } from '../config/env-file.ts';
import { parseLeastConfidence } from '../config/least-confidence.ts';
import {
  type ConfidenceLimits,
  confidenceLimits,
  type LeastConfidence,
} from '../core/answering/confidence.ts';
import type { Outcome, TestQuestion } from '../evaluation/evaluate.ts';
import { fitLimits, leastRisk, MIN_QUESTIONS_TO_FIT } from '../evaluation/fit-limits.ts';
import { type LimitsReport, reportLimits } from '../evaluation/limits-report.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { Refusal } from './command-context.ts';

/** @throws Refusal if no limits can be fitted on these questions, whatever the answers */
export function refuseToFitOn(questions: readonly TestQuestion[], risk: number, file: string): void {
  const count = questions.length;
  if (count < MIN_QUESTIONS_TO_FIT)
    throw new Refusal(
      `"${file}" holds ${count} questions. To fit limits takes ${MIN_QUESTIONS_TO_FIT}, better a hundred, like those that people ask.`,
    );
  if (!questions.some(({ answerable }) => answerable))
    throw new Refusal(`No question of "${file}" has an answer: limits can't be fitted on these.`);
  if (risk < leastRisk(count))
    throw new Refusal(
      `A risk of ${risk} takes ${Math.ceil(1 / risk) - 1} questions: with ${count}, none below ${roundedUp(leastRisk(count))} can be vouched for.`,
    );
}

/** To three digits, so that what a message says is enough. */
function roundedUp(risk: number): number {
  return Math.ceil(risk * 1000) / 1000;
}

/** @param own the operator's limits of now, if any @throws Refusal if no limit keeps the risk */
export function fitReport(
  outcomes: readonly Outcome[],
  risk: number,
  own: LeastConfidence | null,
): LimitsReport {
  const verdicts = outcomes.map(({ verdict }) => verdict);
  const fitted = fitLimits(verdicts, risk);
  if (fitted === null)
    throw new Refusal(`No limit keeps the risk of ${risk}: even the surest answers are too often wrong.`);
  // The reader's, unless it read for none: a question with no word to look up is never read.
  const engine = outcomes.some(({ answer }) => answer.engine === 'reader') ? 'reader' : 'lexical';
  return reportLimits(verdicts, risk, { now: confidenceLimits(engine, own), fitted });
}

const ENV_FILE = '.env';
const VARIABLE = 'LEAST_CONFIDENCE';

/**
 * Sets the limits in the file `.env` of the working folder, which it makes where there is none. All else in it stays as it is, to the
 * byte, and so do its owner, its mode, and a link to it: it is written in place.
 *
 * @param own those that apply now
 * @returns what was done, in a sentence or two
 * @throws Refusal if it can't be read or written
 */
export async function writeLimits(
  { unsure, answered }: ConfidenceLimits,
  own: LeastConfidence | null,
): Promise<string> {
  const value = `${unsure},${answered}`;
  const before = await readEnvFile();
  const after = withVariable(before, VARIABLE, value);
  if (after === null)
    throw new Refusal(`${ENV_FILE} here can't be changed safely: set ${VARIABLE}=${value} in it yourself.`);
  await writeFile(ENV_FILE, after, 'latin1').catch((cause) => {
    throw new Refusal(`${ENV_FILE} can't be written: ${describeSystemError(cause)}.`, { cause });
  });
  const inFile = parseLeastConfidence(parseEnv(before)[VARIABLE] ?? '');
  const isOverridden = own !== null && !isDeepStrictEqual(own, inFile);
  return `Written to ${ENV_FILE} here: ${VARIABLE}=${value}\n${isOverridden ? OVERRIDDEN : ''}`;
}

const OVERRIDDEN = `But the environment sets ${VARIABLE}, too, and takes precedence: take it out there.\n`;

/** Latin-1 stands for bytes one by one. Empty where there is no file. */
async function readEnvFile(): Promise<string> {
  try {
    return await readFile(ENV_FILE, 'latin1');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new Refusal(`${ENV_FILE} can't be read: ${describeSystemError(cause)}.`, { cause });
  }
}
