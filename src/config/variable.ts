import { z } from 'zod';

/** Something that is wrong with what is set. */
export interface ConfigProblem {
  /** The variable; the beginning of their names, `SLACK` or `DISCORD`, where several don't go together; `env-file` of the file `.env`. */
  readonly variable: string;
  /** Which one, what is wrong and what is expected. Never holds a secret. */
  readonly sentence: string;
}

/** A setting that can't be used. The message names the variable, says what is expected, and never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** One of these words. */
export function oneOf<const Value extends string>(values: readonly Value[], otherwise: NoInfer<Value>) {
  return z.enum(values, `must be one of ${values.join(', ')}`).default(otherwise);
}

/** A whole number between these, which may be the one or the other. */
export function wholeNumber(least: number, most: number, otherwise: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error).default(otherwise);
}

/** A step of a schema that parses a text, or says what is expected where it can't. The message never holds the text. */
export function parsedBy<T>(parse: (text: string) => T | null, expected: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const parsed = parse(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: expected, input: null });
    return z.NEVER;
  };
}
