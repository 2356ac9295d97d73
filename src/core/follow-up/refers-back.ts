import { singleSpaced } from '../language/single-spaced.ts';
import { termOfWord } from '../language/term-of-word.ts';
import { wordsOf } from '../language/words.ts';
import { withoutExpletives } from './without-expletives.ts';

const AUXILIARY =
  "(?:is|was|are|were|be|been|isn't|wasn't|aren't|weren't|do|does|did|don't|doesn't|didn't|has|have|had|can|could|will|would|should|might|may|must)";
const PREPOSITION =
  '(?:about|after|against|at|before|behind|besides|by|during|for|from|in|into|like|near|of|on|over|since|than|through|to|under|until|with|without)';

/** Where what was said before is a clause of its own. "After it?" opens none. */
const CLAUSE_ENDS =
  /[,;:.?!()–—]+|(?<!those)\s(?=(?:and|but|or|because(?! of)|if|once|when|while|although|whether|why|how|where|what|who)\s)|\s(?=(?:after|before|since|until)\s+\S+\s+\S)/u;

const IS_DEMONSTRATIVE = [
  new RegExp(`(?:^|\\b(?:${AUXILIARY}|${PREPOSITION}|and) )that\\b`, 'u'),
  /\bthat(?: one)?$/u,
  new RegExp(`\\bthese\\b|\\bthose\\b(?! (?:who|that|which|${PREPOSITION})\\b)`, 'u'),
  /\bthis(?: one| (?:is|was|does|did|has|will|would|can|could|for|to|about|by)\b.*)?$/u,
  /(?:^|\b(?:why|how) )(?:is|was) this \p{L}+(?: (?:for|to) .*)?$/u,
  /\b(?:do|does|did|can|could|will|would|has) this \p{L}+(?: (?:for|to) .*)?$/u,
  /(?<!\b(?:is|are|was|were) )there$|(?<=\S )then$|\b(?:from|over|out) there\b/u,
  /\bthe same(?: thing)?$|(?<!\bno )\bone$/u,
];

const PRONOUN = /\b(?:it|its|he|she|they|him|them|his|her|hers|their|theirs)\b/gu;
/** "Which towns do they hold" means no towns by "they". */
const ASKED_FOR = new RegExp(
  `^(?:(?:and|but|so) )?(?:${PREPOSITION} )?(?:which|what|whose|how many|how much)\\b[^,]* ${AUXILIARY} $`,
  'u',
);
const DETERMINED = new RegExp(`\\b(?:the|a|an|which|how many) (?!same\\b|of\\b|${AUXILIARY}\\b)\\p{L}`, 'u');
const SUBJECT_OF_DO = /\b(?:do|does|did) (?<subject>\p{L}+)/gu;
/** After "it" or "her" as an object comes nothing, or a word that opens the next phrase. */
const OBJECT = new RegExp(
  `^(?:$| (?:${PREPOSITION}|as|back|again|all|up|down|off|out|now|yet|either)\\b)`,
  'u',
);
/** After an "it" that does something itself: "want it to stop". */
const TO_DO = /^ to \p{Ll}/u;

/** Whether a question has a word that stands for something said before it, and not in the question itself. */
export function refersBack(question: string): boolean {
  return withoutExpletives(plain(question))
    .split(CLAUSE_ENDS)
    .some((clause, index, clauses) => {
      const earlier = clauses.slice(0, index).join(' ');
      const isTold = isAntecedent(earlier) || (/^(?:and|but|or)\b/u.test(clause) && hasContent(earlier));
      if (isTold) return false;
      return IS_DEMONSTRATIVE.some((sign) => sign.test(clause.trim())) || hasPronounAlone(clause.trim());
    });
}

/** Straight apostrophes, single spaces, and only names in capitals: the first word has one anyway. */
function plain(question: string): string {
  return singleSpaced(question)
    .replace(/^\P{L}*\p{Lu}/u, (start) => start.toLowerCase())
    .replaceAll('’', "'")
    .replaceAll(/\p{L}[\p{L}\p{M}']*/gu, (word) => (termOfWord(word) === null ? word.toLowerCase() : word));
}

function hasPronounAlone(clause: string): boolean {
  return Array.from(clause.matchAll(PRONOUN)).some(({ 0: pronoun, index }) => {
    const before = clause.slice(0, index);
    const isSubjectOfAsking = ASKED_FOR.test(before);
    return (
      isSubjectOfAsking || isObject(pronoun, clause.slice(index + pronoun.length)) || !isAntecedent(before)
    );
  });
}

/**
 * A subject is not its own object: "why does Russia want it" asks about something else than Russia. But "do the allies want it
 * to stop" may be about any of them.
 */
function isObject(pronoun: string, rest: string): boolean {
  if (TO_DO.test(rest)) return false;
  return /^(?:him|them)$/u.test(pronoun) || (/^(?:it|her)$/u.test(pronoun) && OBJECT.test(rest));
}

/** Whether it has what a pronoun after it can mean: a name, a determined noun, or the subject of "do". */
function isAntecedent(text: string): boolean {
  return (
    DETERMINED.test(text) ||
    wordsOf(text).some(({ surface }) => /^\p{Lu}/u.test(surface)) ||
    Array.from(text.matchAll(SUBJECT_OF_DO)).some(({ groups }) => hasContent(groups?.subject ?? ''))
  );
}

function hasContent(text: string): boolean {
  return wordsOf(text).some(({ surface }) => termOfWord(surface) !== null);
}
