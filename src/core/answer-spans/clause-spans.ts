import type { Span } from '../answer.ts';
import { spansOf } from './spans-of.ts';

/** To the end of the clause, as punctuation tells it. */
const CLAUSE = '[^.;:()“”"–—]*';

const PURPOSE_VERB =
  '(?:avoid|prevent|allow|ensure|protect|help|make|create|provide|keep|get|give|stop|reduce|increase|improve|promote|raise|support|divert|force|strengthen|hit|defend|enable|secure|gain|show|avenge)';

/** What announces a reason: a conjunction, a purpose, or a noun for it with what it is said to be. */
const REASON = RegExp(
  [
    `\\b(?:because|since(?!\\s(?:the\\s)?(?:\\p{N}|last|then|\\p{Lu}))|due to|owing to|as a result of|so that|so as to|in order to|given (?:that|the)|thanks to|in response to|in an? (?:bid|attempt|effort) to|for fear|on the grounds|led by|caused by|to ${PURPOSE_VERB})\\b${CLAUSE}`,
    `\\b(?:reasons?|causes?|purpose|aims?|goals?|motives?|importance|significance)\\b[^.;:()“”"–—]{0,30}?\\b(?:is|are|was|were|to|for)\\b${CLAUSE}`,
  ].join('|'),
  'gu',
);

const MANNER = RegExp(
  `\\b(?:by (?:\\p{Ll}+ly )?\\p{Ll}+ing|by means of|through|using|via|with the (?:help|aid|use) of|thanks to)\\b${CLAUSE}`,
  'giu',
);

/** What stands beside a name, or after a verb of being, says what it is. */
const DEFINITION = RegExp(
  `(?<=,\\s)(?:an?|the)\\s[^,.;:()“”"–—]+|(?<=\\b(?:is|are|was|were)\\s)(?:an?|the|one of)\\s${CLAUSE}|(?<=\\p{L}\\s\\()[^()]+|\\b(?:means|known as|refers to|defined as|stands for|called)\\s${CLAUSE}`,
  'gu',
);

/** Clauses that give a reason or a purpose, by what announces them, in order. */
export const reasonSpans = (text: string): Span[] => spansOf(REASON, text);

/** Clauses that say by what means, in order. */
export const mannerSpans = (text: string): Span[] => spansOf(MANNER, text);

/** Clauses that say what something is, in order. */
export const definitionSpans = (text: string): Span[] => spansOf(DEFINITION, text);
