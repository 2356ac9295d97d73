import { termOfWord } from '../language/term-of-word.ts';
import { wordsOf } from '../language/words.ts';

const PREPOSITION =
  /^(?:about|after|against|at|before|by|during|for|from|in|near|of|on|since|to|under|with) /iu;
const ARTICLE = /^(?:the|an?) /iu;
const ARTICLE_AT_END = /\b(?:the|an?) $/iu;
const IS_NUMBER = /^\p{N}/u;
const IS_CAPITALISED = /^\p{Lu}/u;
/** What may stand between the words of one name. */
const JOINT = /^[ -]$/u;

/** Neighbouring capitalised words, or a number. Offsets in UTF-16 units. */
interface Name {
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
}

/**
 * The question with `other` in the place of what it is about: "What did Zelenskyy say?" and "Putin" make "What did Putin
 * say?"; "from Sudzha" takes the place of what stands after "from". `null` when it can't be told which name's that is.
 */
export function counterpart(question: string, other: string): string | null {
  const preposition = PREPOSITION.exec(other)?.[0] ?? '';
  const named = other.slice(preposition.length).replace(ARTICLE, '');
  const [name] = namesIn(named);
  if (name === undefined) return null;
  const [place, another] = namesIn(question).filter(
    ({ start, end, isNumber }) =>
      isNumber === name.isNumber &&
      !isMerelyFirst(question, start, end) &&
      isPrecededBy(preposition, question.slice(0, start)),
  );
  if (place === undefined || another !== undefined) return null;
  return question.slice(0, place.start) + named + question.slice(place.end);
}

function namesIn(text: string): Name[] {
  const names: Name[] = [];
  for (const { surface, start, end } of wordsOf(text)) {
    const isNumber = IS_NUMBER.test(surface);
    if (!isNumber && (!IS_CAPITALISED.test(surface) || termOfWord(surface) === null)) continue;
    const before = names.at(-1);
    const continues =
      before !== undefined && before.isNumber === isNumber && JOINT.test(text.slice(before.end, start));
    if (continues) names.pop();
    names.push({ start: continues ? before.start : start, end, isNumber });
  }
  return names;
}

/** The first word has a capital anyway: "Transit fees". */
function isMerelyFirst(question: string, start: number, end: number): boolean {
  return start === 0 && !question.slice(0, end).includes(' ') && question.charAt(end) === ' ';
}

function isPrecededBy(preposition: string, text: string): boolean {
  const before = ` ${text.replace(ARTICLE_AT_END, '')}`.toLowerCase();
  return preposition === '' || before.endsWith(` ${preposition.toLowerCase()}`);
}
