import type { Span } from '../answer.ts';
import type { AnswerKind } from '../question/answer-kind.ts';
import { isNumberWord, moneySpans, quantitySpans, timeSpans } from './amount-spans.ts';
import { MONTH, WEEKDAY } from './calendar.ts';
import { definitionSpans, mannerSpans, reasonSpans } from './clause-spans.ts';
import { nameSpans } from './name-spans.ts';

const DATED = RegExp(`\\p{N}|^(?:${MONTH}|${WEEKDAY})\\b`, 'u');
const OFFICIAL =
  /\b(?:Institute|University|College|School|Company|Corporation|Committee|Commission|Service|Agency|Bank|Ministry|Department|Party|Group|Association|Organi[sz]ation|Union|League|Council|Church|Academy|Society|Museum|Foundation|Federation|Club|Network|News|Times|Post|Records|Studios?|Press|Board|Court|Parliament|Congress|Senate|Army|Navy|Team|Centre|Center|Hospital)\b|^[\p{Lu}\p{N}]{2,}$/u;
/** “Russian”, “Chinese”, “Dutch”: a people or what is theirs. */
const OF_A_NATION =
  /^\p{L}{2,}(?:ian|ean|ese|ish)s?$|^(?:American|African|Mexican|German|Roman|French|Dutch|Greek|Arab|Czech|Turk|Jew)s?$/u;
/** What leads to a place: “in”, “near the”, “southern”. */
const LEADS_TO_PLACE =
  /\b(?:in|at|near|from|to|of|across|outside|around|through|into|via|towards?|within|between|along|off|southern|northern|eastern|western|central)\s+(?:the\s+)?(?:\p{Ll}+\s+)?$/u;
/** Long enough for what leads to a place. */
const BEFORE = 40;

const FINDERS: Readonly<Record<AnswerKind, (text: string) => Span[]>> = {
  person: (text) =>
    named(
      text,
      (name) => !DATED.test(name) && !OFFICIAL.test(name) && !isNumberWord(name) && !OF_A_NATION.test(name),
    ),
  organisation: (text) => named(text, (name) => !DATED.test(name)),
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
  const names = named(text, (name) => !DATED.test(name));
  const led = names.filter(([start]) => LEADS_TO_PLACE.test(text.slice(Math.max(0, start - BEFORE), start)));
  return led.length > 0 ? led : names;
}
