/**
 * Finds the spans of a text that look like an answer of a given kind. They are signs, not proofs: names are recognised by their
 * capitals, numbers and dates by their form, reasons and definitions by the words that introduce them. Every list of spans is
 * in the order of the text. Offsets are in UTF-16 units.
 */

import { foldWord, isStopWord, wordsOf } from '../index/words.ts';
import type { Span } from './answer.ts';
import type { AnswerKind } from './answer-kind.ts';

/** The spans that may be an answer of a kind and have a word besides those of the question. @param asked the question's words, folded */
export function newAnswerSpans(text: string, kind: AnswerKind, asked: ReadonlySet<string>): Span[] {
  return answerSpans(text, kind).filter(([start, end]) =>
    wordsOf(text.slice(start, end)).some(
      ({ surface }) => !asked.has(foldWord(surface)) && !isStopWord(surface),
    ),
  );
}

/** The spans that may be an answer of a kind. None for the kinds that don't tell what an answer looks like. */
export function answerSpans(text: string, kind: AnswerKind): Span[] {
  return FINDERS[kind](text);
}

const FINDERS: Readonly<Record<AnswerKind, (text: string) => Span[]>> = {
  person: personSpans,
  organisation: (text) => namesThat(isNotDate, text),
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

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const WEEKDAY = '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)';

const NUMBER_WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|several|half|twice|once)';
// Bounded: in a text of nothing but numbers, each match would otherwise be tried to the end of the text.
const NUMBER = `(?:\\p{N}+(?:[.,]\\p{N}+){0,9}(?:st|nd|rd|th)?|${NUMBER_WORD}\\b)`;
const NUMBERS = `(?<![\\p{L}\\p{N}])${NUMBER}(?:[\\s-]+(?:(?:to|and|or)\\s+)?${NUMBER}){0,9}`;
const PERIOD = '(?:years?|decades?|centuries|months?|weeks?|days?|hours?|minutes?)';
const CURRENCY = '(?:dollars?|pounds?|euros?|yen|cents?|francs?|marks?|ro?ubles?|rupees?|yuan|hryvnias?)';

const MONEY = RegExp(
  `(?:[A-Z]{0,2}\\p{Sc})\\s?\\p{N}+(?:[.,]\\p{N}+)*(?:\\s?(?:hundred|thousand|million|billion|trillion|m|bn|k)\\b)?|${NUMBERS}\\s${CURRENCY}\\b`,
  'giu',
);

export function moneySpans(text: string): Span[] {
  return matchSpans(MONEY, text);
}

/** A sum of money, or numbers with the word they count: “15 burnt-out”, “600-mile”, “130 square miles”, “40 %”, “£1,500”. */
const QUANTITY = RegExp(
  `${MONEY.source}|${NUMBERS}(?:\\s?%|[\\s-](?:per\\scent|(?:(?:square|cubic)\\s)?\\p{Ll}+(?:-\\p{Ll}+)*))?`,
  'giu',
);

/** Numbers and what they count, sums of money among them. */
export function quantitySpans(text: string): Span[] {
  return matchSpans(QUANTITY, text);
}

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

/** Dates, years, and times relative to now. */
export function timeSpans(text: string): Span[] {
  return [...matchSpans(DATE, text), ...matchSpans(TIME_FROM_NOW, text)].sort(([a], [b]) => a - b);
}

/** The rest of a clause, up to the next punctuation mark. */
const CLAUSE = '[^.;:()“”"–—]*';

const PURPOSE_VERB =
  '(?:avoid|prevent|allow|ensure|protect|help|make|create|provide|keep|get|give|stop|reduce|increase|improve|promote|raise|support|divert|force|strengthen|hit|defend|enable|secure|gain|show|avenge)';

/** A conjunction, a purpose, or a noun for a reason ("the aim was …"), each with its clause. */
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

/** An apposition, or what follows a form of "be" or a verb that defines. */
const DEFINITION = RegExp(
  `(?<=,\\s)(?:an?|the)\\s[^,.;:()“”"–—]+|(?<=\\b(?:is|are|was|were)\\s)(?:an?|the|one of)\\s${CLAUSE}|(?<=\\p{L}\\s\\()[^()]+|\\b(?:means|known as|refers to|defined as|stands for|called)\\s${CLAUSE}`,
  'gu',
);

/** Clauses that give a reason or a purpose. */
export function reasonSpans(text: string): Span[] {
  return matchSpans(REASON, text);
}

/** Clauses that say how something is done. */
export function mannerSpans(text: string): Span[] {
  return matchSpans(MANNER, text);
}

/** Clauses that say what something is. */
export function definitionSpans(text: string): Span[] {
  return matchSpans(DEFINITION, text);
}

/** The matches of a global pattern, without white space at their ends, and without empty ones. */
export function matchSpans(pattern: RegExp, text: string): Span[] {
  return Array.from(
    text.matchAll(pattern),
    ({ 0: match, index }): Span => [index, index + match.trimEnd().length],
  ).filter(([start, end]) => end > start);
}

/** Words in small letters inside a name: “Institute for the Study of War”, “Carl von Clausewitz”. */
const NAME_PARTICLE = '(?:of|the|for|de|du|des|van|von|der|den|al|bin|ibn|da|di|la|le|el)';
const CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'’&-]*(?:\\.\\p{L}+)*\\.?";
const NAME = RegExp(`${CAPITALISED}(?:\\s+(?:${NAME_PARTICLE}\\s+){0,2}${CAPITALISED})*`, 'gu');
const FIRST_WORD = RegExp(
  `^[\\p{L}\\p{M}\\p{N}]+(?:['’]\\p{L}+)?(?:[^\\p{L}\\p{N}]+${NAME_PARTICLE}(?=\\s))*[^\\p{L}\\p{N}]*`,
  'u',
);
/** A possessive, or a full stop at the end of a sentence, is not part of a name; the full stop of an initial is. */
const AFTER_NAME = /(?:['’]s?|(?<=\p{Ll}|\p{Lu}\p{Lu})\.)$/u;

/**
 * Names, recognised by their capitals. The first word of a sentence counts as one too, unless it is a stop word: the text alone
 * doesn't tell what else it may be.
 */
export function nameSpans(text: string): Span[] {
  return Array.from(text.matchAll(NAME), ({ 0: match, index }) => nameIn(match, index)).filter(
    (span): span is Span => span !== null,
  );
}

/** The name in a match of `NAME`, without stop words in front of it; `null` when nothing is left. */
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
/** “Russian”, “Chinese”, “Dutch”. */
const IS_NATIONALITY =
  /^\p{L}{2,}(?:ian|ean|ese|ish)s?$|^(?:American|African|Mexican|German|Roman|French|Dutch|Greek|Arab|Czech|Turk|Jew)s?$/u;
const IS_NUMBER_WORD = RegExp(`^${NUMBER_WORD}$`, 'iu');

function namesThat(isWanted: (name: string) => boolean, text: string): Span[] {
  return nameSpans(text).filter(([start, end]) => isWanted(text.slice(start, end)));
}

function isNotDate(name: string): boolean {
  return !IS_DATE.test(name);
}

function personSpans(text: string): Span[] {
  const others = [IS_DATE, IS_ORGANISATION, IS_NUMBER_WORD, IS_NATIONALITY];
  return namesThat((name) => !others.some((pattern) => pattern.test(name)), text);
}

/** Words before the name of a place: “in”, “near the”, “southern”. */
const LEADS_TO_PLACE =
  /\b(?:in|at|near|from|to|of|across|outside|around|through|into|via|towards?|within|between|along|off|southern|northern|eastern|western|central)\s+(?:the\s+)?(?:\p{Ll}+\s+)?$/u;
/** How far before a name to look for such words, in UTF-16 units: more than they need. */
const PLACE_LEAD_LENGTH = 40;

/** The names after words that introduce a place; all names when there are none. */
function placeSpans(text: string): Span[] {
  const names = namesThat(isNotDate, text);
  const introduced = names.filter(([start]) =>
    LEADS_TO_PLACE.test(text.slice(Math.max(0, start - PLACE_LEAD_LENGTH), start)),
  );
  return introduced.length > 0 ? introduced : names;
}
