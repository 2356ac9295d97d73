import type { Ask } from '../core/ask.ts';
import { rememberAnswers } from '../core/remember-answers.ts';
import { signOfThisProcess } from '../system/sign-of-this-process.ts';

/**
 * As a service asks: whoever asked waits for no reader longer than that, and what was read is remembered.
 *
 * @param patience in milliseconds, where a question says nothing else
 */
export function rememberingAsk(ask: Ask, patience: number): Ask {
  return rememberAnswers((question, options) => ask(question, { patience, ...options }), signOfThisProcess);
}
