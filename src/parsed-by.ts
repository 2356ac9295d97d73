import { z } from 'zod';

/** A step of a schema that parses a text, or says what is expected where it can't. The message never holds the text. */
export function parsedBy<T>(parse: (text: string) => T | null, expected: string) {
  return (text: string, context: z.RefinementCtx): T => {
    const parsed = parse(text);
    if (parsed !== null) return parsed;
    context.addIssue({ code: 'custom', message: expected, input: null });
    return z.NEVER;
  };
}
