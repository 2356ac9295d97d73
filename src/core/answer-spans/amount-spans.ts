import type { Span } from '../answer.ts';
import { MONTH, WEEKDAY } from './calendar.ts';
import { spansOf } from './spans-of.ts';

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
export const isNumberWord = (word: string): boolean => IN_WORDS.test(word);

/** Numbers and what they count, in order. */
export const quantitySpans = (text: string): Span[] => spansOf(QUANTITY, text);

/** Sums of money, in order. */
export const moneySpans = (text: string): Span[] => spansOf(MONEY, text);

/** Dates, years, and times told from today, in order. */
export const timeSpans = (text: string): Span[] =>
  [...spansOf(DATE, text), ...spansOf(TIME_FROM_NOW, text)].sort(([a], [b]) => a - b);
