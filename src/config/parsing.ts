import type { z } from 'zod';
import type { ParseLimits } from '../corpus/formats/parse-apart.ts';
import { optionalWholeNumber } from './variable.ts';

const MAX_SECONDS = 3_600;
/** Less isn't enough to start with. */
const MIN_MEGABYTES = 64;
const MAX_MEGABYTES = 65_536;

/** The variables of what reading one document may take. */
export const parsingVariables = {
  PARSE_SECONDS: optionalWholeNumber(1, MAX_SECONDS),
  PARSE_MEGABYTES: optionalWholeNumber(MIN_MEGABYTES, MAX_MEGABYTES),
};

export function parseLimitsOf(set: z.infer<z.ZodObject<typeof parsingVariables>>): ParseLimits {
  const { PARSE_SECONDS: seconds, PARSE_MEGABYTES: megabytes } = set;
  return {
    ...(seconds === undefined ? {} : { milliseconds: seconds * 1_000 }),
    ...(megabytes === undefined ? {} : { megabytes }),
  };
}
