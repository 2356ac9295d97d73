/** As parts of patterns. */
export const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
export const WEEKDAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';
