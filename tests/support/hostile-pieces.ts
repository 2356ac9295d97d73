import type { AnswerKind } from '../../src/core/answering/answer-kind.ts';

/** What a pattern might begin to match again and again. */
export const HOSTILE_PIECES =
  "0|1,|1.| |\n|A|A |A.|a|A'|A-|The |of |A of |one |one and |and |to |1 to |1-|3 May |twenty-|$|US$1|1 BC|cause |by |by a|because |is a |a(|, a |since the |since the World |in the |éA|\u0301|“|reason is ".split(
    '|',
  );

/** Paragraphs of one of these over and over may be looked through again and again. */
export const HOSTILE_SENTENCES = [
  'The mill stands. ',
  'The mill 7. ',
  'mill 1921 ',
  'Mill 5 ',
  'why mill? ',
  '“mill ',
  'mill.',
] as const;

export const KINDS_OF_ANSWER = [
  'person',
  'organisation',
  'place',
  'time',
  'quantity',
  'money',
  'reason',
  'manner',
  'definition',
  'list',
  'yes-no',
  'thing',
  'keyword',
] satisfies AnswerKind[];
