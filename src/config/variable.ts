import { z } from 'zod';

/** A problem with the configuration. */
export interface ConfigProblem {
  /** The variable's name; `SLACK` or `DISCORD` when several of a platform don't go together; `env-file` for the file `.env`. */
  readonly variable: string;
  /** Names the variable, what is wrong and what is expected. Never holds a secret. */
  readonly sentence: string;
}

/** A setting that can't be used. The message names the variable, says what is expected, and never holds a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function oneOf<const Value extends string>(values: readonly Value[], fallback: NoInfer<Value>) {
  return z.enum(values, `must be one of ${values.join(', ')}`).default(fallback);
}

/** A whole number from `min` to `max`, both included. */
export function wholeNumber(min: number, max: number, fallback: number) {
  return numberFrom(min, max).default(fallback);
}

/** Such a number, or none. */
export function optionalWholeNumber(min: number, max: number) {
  return numberFrom(min, max).optional();
}

function numberFrom(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(error).int(error).min(min, error).max(max, error);
}

/** A token that programs send in a header, or none. */
export function optionalToken() {
  return z
    .string()
    .regex(/^[!-~]{16,}$/, 'must have at least 16 characters, and no spaces')
    .optional();
}

/** A transformation for a schema: parses a text, or says what is expected. The message never holds the text. */
export function parsedBy<T>(parse: (text: string) => T | null, expected: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const parsed = parse(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: expected, input: null });
    return z.NEVER;
  };
}
