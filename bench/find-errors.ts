import type { Gold } from '../src/evaluation/evaluate.ts';
import { ERROR_CLASSES, type ErrorClass, errorClassOf } from './error-class.ts';
import type { Trial } from './run-trials.ts';

interface ErrorExample {
  readonly question: string;
  /** None when it is right to abstain. */
  readonly expected: readonly Gold[];
  /** What is quoted first, of an abstention the nearest; `null` when nothing was found. */
  readonly got: { readonly passage: number; readonly text: string } | null;
  readonly abstained: boolean;
  readonly confidence: number;
}

export interface Errors {
  readonly errorClass: ErrorClass;
  readonly count: number;
  /** The first of them. */
  readonly examples: readonly ErrorExample[];
}

/** The wrong answers of each class. @param limit examples of each */
export function findErrors(trials: readonly Trial[], limit: number): Errors[] {
  return ERROR_CLASSES.map((errorClass) => {
    const wrong = trials.filter((trial) => errorClassOf(trial) === errorClass);
    return { errorClass, count: wrong.length, examples: wrong.slice(0, limit).map(exampleOf) };
  });
}

function exampleOf({ question, first, verdict }: Trial): ErrorExample {
  return {
    question: question.question,
    expected: question.gold,
    got: first === undefined ? null : { passage: first.passage, text: first.text },
    abstained: verdict.abstained,
    confidence: verdict.confidence,
  };
}
