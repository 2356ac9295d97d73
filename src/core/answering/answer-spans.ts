import { foldWord, isStopWord, wordsOf } from '../index/words.ts';
import type { Span } from './answer.ts';
import type { AnswerKind } from './answer-kind.ts';

/** The places in a text that may be an answer of a kind and say more than the question's own words. */
export function newAnswerSpans(text: string, kind: AnswerKind, asked: ReadonlySet<string>): Span[] {
  return answerSpans(text, kind).filter(([start, end]) =>
    wordsOf(text.slice(start, end)).some(
      ({ surface }) => !asked.has(foldWord(surface)) && !isStopWord(surface),
    ),
  );
}

/** As parts of patterns. */
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const WEEKDAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';

/** Where a global pattern matches, white space at the end of a match left out; empty matches are none. */
export function matchSpans(pattern: RegExp, text: string): Span[] {
  return Array.from(
    text.matchAll(pattern),
    ({ 0: match, index }): Span => [index, index + match.trimEnd().length],
  ).filter(([start, end]) => end > start);
}

const NUMBER_WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|several|half|twice|once)';
// Bounded, so that a text of nothing but numbers isn't looked through to its end from each of them.
const NUMBER = `(?:\\p{N}+(?:[.,]\\p{N}+){0,9}(?:st|nd|rd|th)?|${NUMBER_WORD}\\b)`;
const NUMBERS = `(?<![\\p{L}\\p{N}])${NUMBER}(?:[\\s-]+(?:(?:to|and|or)\\s+)?${NUMBER}){0,9}`;
const PERIOD = '(?:years?|decades?|centuries|months?|weeks?|days?|hours?|minutes?)';
const CURRENCY = '(?:dollars?|pounds?|euros?|yen|cents?|francs?|marks?|ro?ubles?|rupees?|yuan|hryvnias?)';

const MONEY = RegExp(
  `(?:[A-Z]{0,2}\\p{Sc})\\s?\\p{N}+(?:[.,]\\p{N}+)*(?:\\s?(?:hundred|thousand|million|billion|trillion|m|bn|k)\\b)?|${NUMBERS}\\s${CURRENCY}\\b`,
  'giu',
);

/** A sum of money, or numbers with the word they count: “15 burnt-out”, “600-mile”, “130 square miles”, “40 %”, “£1,500”. */
const QUANTITY = RegExp(
  `${MONEY.source}|${NUMBERS}(?:\\s?%|[\\s-](?:per\\scent|(?:(?:square|cubic)\\s)?\\p{Ll}+(?:-\\p{Ll}+)*))?`,
  'giu',
);

const DATE = RegExp(
  [
    `(?:\\p{N}{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?)?\\b${MONTH}\\b(?:\\s\\p{N}{1,2}(?:st|nd|rd|th)?\\b)?(?:,?\\s\\p{N}{3,4}\\b)?`,
    `\\b\\p{N}{1,4}\\s(?:BCE?|AD|CE)\\b`,
    `\\b(?:1\\p{N}|20)\\p{N}{2}s?\\b(?:\\s?[–-]\\s?\\p{N}{2,4}\\b)?`,
    `\\b(?:[Ll]ast\\s|[Nn]ext\\s|[Tt]his\\s)?${WEEKDAY}\\b(?:\\s(?:morning|afternoon|evening|night)\\b)?`,
    `\\b(?:[Ss]ince|[Dd]uring|[Ii]n|[Aa]fter|[Bb]efore) the (?:\\p{Lu}\\p{L}+\\s)+(?:War|Revolution|Age|Era|Dynasty|Empire)\\b`,
  ].join('|'),
  'gu',
);

const TIME_FROM_NOW = RegExp(
  [
    `\\b(?:\\p{N}{1,2}(?:st|nd|rd|th)|(?:\\p{L}{3,6}-)?(?:first|second|third|\\p{L}{2,9}th))[\\s-](?:century|centuries)(?:\\s(?:BCE?|AD|CE)\\b)?`,
    `\\b(?:last|next|this|early|late)\\s(?:week|month|year|spring|summer|autumn|winter)\\b`,
    `\\b(?:yesterday|today|tomorrow|tonight)\\b`,
    `(?:\\b(?:over|about|some|around)\\s)?${NUMBERS}\\s${PERIOD}\\s(?:ago|later|earlier|before|after)\\b`,
    `\\b\\p{N}{1,2}(?::\\p{N}{2})?\\s?[ap]\\.?m\\b`,
  ].join('|'),
  'giu',
);

const IN_WORDS = RegExp(`^${NUMBER_WORD}$`, 'iu');

/** Is a word a number, as “eighty” is? */
const isNumberWord = (word: string): boolean => IN_WORDS.test(word);

/** Numbers and what they count, in order. */
export const quantitySpans = (text: string): Span[] => matchSpans(QUANTITY, text);

/** Sums of money, in order. */
export const moneySpans = (text: string): Span[] => matchSpans(MONEY, text);

/** Dates, years, and times told from today, in order. */
export const timeSpans = (text: string): Span[] =>
  [...matchSpans(DATE, text), ...matchSpans(TIME_FROM_NOW, text)].sort(([a], [b]) => a - b);

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
export const reasonSpans = (text: string): Span[] => matchSpans(REASON, text);

/** Clauses that say by what means, in order. */
export const mannerSpans = (text: string): Span[] => matchSpans(MANNER, text);

/** Clauses that say what something is, in order. */
export const definitionSpans = (text: string): Span[] => matchSpans(DEFINITION, text);

/** What may stand inside a name, between its capitals: “Institute for the Study of War”, “Carl von Clausewitz”. */
const NAME_PARTICLE = '(?:of|the|for|de|du|des|van|von|der|den|al|bin|ibn|da|di|la|le|el)';
const CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'’&-]*(?:\\.\\p{L}+)*\\.?";
const NAME = RegExp(`${CAPITALISED}(?:\\s+(?:${NAME_PARTICLE}\\s+){0,2}${CAPITALISED})*`, 'gu');
const FIRST_WORD = RegExp(
  `^[\\p{L}\\p{M}\\p{N}]+(?:['’]\\p{L}+)?(?:[^\\p{L}\\p{N}]+${NAME_PARTICLE}(?=\\s))*[^\\p{L}\\p{N}]*`,
  'u',
);
/** A possessive or a full stop that closes a sentence is no part of a name; the stop of an initial stays. */
const AFTER_NAME = /(?:['’]s?|(?<=\p{Ll}|\p{Lu}\p{Lu})\.)$/u;

/**
 * The names in a text, told by their capitals, in order. A sentence's first word is one too, unless it is a stop word: what
 * else it may be can't be told from the text alone.
 */
export function nameSpans(text: string): Span[] {
  return Array.from(text.matchAll(NAME), ({ 0: match, index }) => nameIn(match, index)).filter(
    (span): span is Span => span !== null,
  );
}

function nameIn(match: string, index: number): Span | null {
  let start = 0;
  for (;;) {
    const first = FIRST_WORD.exec(match.slice(start));
    const word = /^[\p{L}\p{M}\p{N}'’]+/u.exec(match.slice(start))?.[0];
    if (first === null || word === undefined || !isStopWord(word)) break;
    start += first[0].length;
  }
  const name = match.slice(start).replace(AFTER_NAME, '');
  return /\p{Lu}/u.test(name) && name.length > 1 ? [index + start, index + start + name.length] : null;
}

const IS_DATE = RegExp(`\\p{N}|^(?:${MONTH}|${WEEKDAY})\\b`, 'u');
const IS_ORGANISATION =
  /\b(?:Institute|University|College|School|Company|Corporation|Committee|Commission|Service|Agency|Bank|Ministry|Department|Party|Group|Association|Organi[sz]ation|Union|League|Council|Church|Academy|Society|Museum|Foundation|Federation|Club|Network|News|Times|Post|Records|Studios?|Press|Board|Court|Parliament|Congress|Senate|Army|Navy|Team|Centre|Center|Hospital)\b|^[\p{Lu}\p{N}]{2,}$/u;
/** “Russian”, “Chinese”, “Dutch”: a people or what is theirs. */
const IS_NATIONALITY =
  /^\p{L}{2,}(?:ian|ean|ese|ish)s?$|^(?:American|African|Mexican|German|Roman|French|Dutch|Greek|Arab|Czech|Turk|Jew)s?$/u;
/** What leads to a place: “in”, “near the”, “southern”. */
const LEADS_TO_PLACE =
  /\b(?:in|at|near|from|to|of|across|outside|around|through|into|via|towards?|within|between|along|off|southern|northern|eastern|western|central)\s+(?:the\s+)?(?:\p{Ll}+\s+)?$/u;
/** Long enough for what leads to a place. */
const PLACE_LEAD_LENGTH = 40;

const FINDERS: Readonly<Record<AnswerKind, (text: string) => Span[]>> = {
  person: (text) =>
    named(
      text,
      (name) =>
        !IS_DATE.test(name) &&
        !IS_ORGANISATION.test(name) &&
        !isNumberWord(name) &&
        !IS_NATIONALITY.test(name),
    ),
  organisation: (text) => named(text, (name) => !IS_DATE.test(name)),
  place: placeSpans,
  time: timeSpans,
  quantity: quantitySpans,
  money: moneySpans,
  reason: reasonSpans,
  manner: mannerSpans,
  definition: definitionSpans,
  list: () => [],
  'yes-no': () => [],
  thing: () => [],
  keyword: () => [],
};

/**
 * The places in a text that may be an answer of a kind, in order. Signs, not proofs: names are told by their capitals,
 * reasons by what announces them. None for kinds that don't tell what an answer looks like.
 */
export function answerSpans(text: string, kind: AnswerKind): Span[] {
  return FINDERS[kind](text);
}

function named(text: string, isWanted: (name: string) => boolean): Span[] {
  return nameSpans(text).filter(([start, end]) => isWanted(text.slice(start, end)));
}

function placeSpans(text: string): Span[] {
  const names = named(text, (name) => !IS_DATE.test(name));
  const led = names.filter(([start]) =>
    LEADS_TO_PLACE.test(text.slice(Math.max(0, start - PLACE_LEAD_LENGTH), start)),
  );
  return led.length > 0 ? led : names;
}
