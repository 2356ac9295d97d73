/**
 * Detects what a follow-up leaves to the question before it: a pronoun or demonstrative without an antecedent of its own
 * (`refersBack`), or all that it is about (`isElliptic`). Written for English, by patterns and word lists.
 */

import { collapseSpaces, foldWord, termOfWord, wordsOf } from '../../index/words.ts';

const AUXILIARY =
  "(?:is|was|are|were|be|been|isn't|wasn't|aren't|weren't|do|does|did|don't|doesn't|didn't|has|have|had|can|could|will|would|should|might|may|must)";
const PREPOSITION =
  '(?:about|after|against|at|before|behind|besides|by|during|for|from|in|into|like|near|of|on|over|since|than|through|to|under|until|with|without)';

/** The borders of clauses. "After it?" opens no clause. */
const CLAUSE_BORDER =
  /[,;:.?!()–—]+|(?<!those)\s(?=(?:and|but|or|because(?! of)|if|once|when|while|although|whether|why|how|where|what|who)\s)|\s(?=(?:after|before|since|until)\s+\S+\s+\S)/u;

/** Demonstratives that stand for something said before. */
const DEMONSTRATIVES = [
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
/** In "which towns do they hold", "they" are not the towns. */
const ASKED_FOR = new RegExp(
  `^(?:(?:and|but|so) )?(?:${PREPOSITION} )?(?:which|what|whose|how many|how much)\\b[^,]* ${AUXILIARY} $`,
  'u',
);
const NOUN_WITH_ARTICLE = new RegExp(
  `\\b(?:the|a|an|which|how many) (?!same\\b|of\\b|${AUXILIARY}\\b)\\p{L}`,
  'u',
);
const SUBJECT_OF_DO = /\b(?:do|does|did) (?<subject>\p{L}+)/gu;
/** What follows "it" or "her" when it is an object: nothing, or a word that opens the next phrase. */
const AFTER_OBJECT = new RegExp(
  `^(?:$| (?:${PREPOSITION}|as|back|again|all|up|down|off|out|now|yet|either)\\b)`,
  'u',
);
/** What follows an "it" that does something itself: "want it to stop". */
const TO_INFINITIVE = /^ to \p{Ll}/u;

/** Whether a question has a pronoun or a demonstrative whose antecedent isn't in the question itself. */
export function refersBack(question: string): boolean {
  return withoutExpletives(withPlainCase(question))
    .split(CLAUSE_BORDER)
    .some((clause, index, clauses) => {
      const earlier = clauses.slice(0, index).join(' ');
      const continuesEarlier = /^(?:and|but|or)\b/u.test(clause) && hasContent(earlier);
      if (continuesEarlier || hasAntecedent(earlier)) return false;
      return (
        DEMONSTRATIVES.some((pattern) => pattern.test(clause.trim())) ||
        hasPronounWithoutAntecedent(clause.trim())
      );
    });
}

/** Straight apostrophes, single spaces, and capitals for names only: the first word has one anyway, and stop words may. */
function withPlainCase(question: string): string {
  return collapseSpaces(question)
    .replace(/^\P{L}*\p{Lu}/u, (start) => start.toLowerCase())
    .replaceAll('’', "'")
    .replaceAll(/\p{L}[\p{L}\p{M}']*/gu, (word) => (termOfWord(word) === null ? word.toLowerCase() : word));
}

function hasPronounWithoutAntecedent(clause: string): boolean {
  return Array.from(clause.matchAll(PRONOUN)).some(({ 0: pronoun, index }) => {
    const before = clause.slice(0, index);
    const after = clause.slice(index + pronoun.length);
    return ASKED_FOR.test(before) || isObject(pronoun, after) || !hasAntecedent(before);
  });
}

/**
 * An object is something else than the subject: in "why does Russia want it", "it" isn't Russia. But in "do the allies want it to
 * stop", "it" may be anything.
 */
function isObject(pronoun: string, after: string): boolean {
  if (TO_INFINITIVE.test(after)) return false;
  return /^(?:him|them)$/u.test(pronoun) || (/^(?:it|her)$/u.test(pronoun) && AFTER_OBJECT.test(after));
}

/** Whether a pronoun after the text may stand for something in it: a name, a noun with an article, or the subject of "do". */
function hasAntecedent(text: string): boolean {
  return (
    NOUN_WITH_ARTICLE.test(text) ||
    wordsOf(text).some(({ surface }) => /^\p{Lu}/u.test(surface)) ||
    Array.from(text.matchAll(SUBJECT_OF_DO)).some(({ groups }) => hasContent(groups?.subject ?? ''))
  );
}

function hasContent(text: string): boolean {
  return wordsOf(text).some(({ surface }) => termOfWord(surface) !== null);
}

/** Where "it" stands for nothing: "is it true that …", "how long does it take to …", "what time is it". */
const EXPLETIVES = [
  /\bwhat (?:time|day|date|year) (?:is|was) it\b/gu,
  /\bhow(?:'s| is| was) it going\b/gu,
  /\bwhen it comes to\b/gu,
  /\b(?:is|was|isn't|wasn't) it true (?:that )?(?=\p{L})/gu,
  /\b(?:does|did|would|will) it (?:take|cost|matter)\b(?=.* (?:to|that|if|whether) \p{L})/gu,
  /\b(?:is|was|isn't|wasn't|be|makes?|made) it (?:\p{L}+ ){0,3}?(?:that|whether|if) /gu,
  /\b(?:is|was|isn't|wasn't|be|makes?|made) it (?:(?!\p{L}+ed |close |near |next )\p{L}+ ){1,3}?to (?!the |a |an |its |\p{Lu})/gu,
  /\bit(?: is| was|'s) (?:\p{L}+ ){1,2}?that /gu,
];

/** The question without expletives (an "it" that stands for nothing). @param question with capitals for names only */
export function withoutExpletives(question: string): string {
  return EXPLETIVES.reduce((rest, expletive) => rest.replaceAll(expletive, ' '), question);
}

const POLITE = /^(?:(?:can|could|would|will) you (?:please )?|do you (?=have|know))/iu;
/** "How are you?" is about the speaker or the bot, not about the question before. */
const SPEAKER_OR_BOT = /\b(?:i|you|your|we)\b(?! know\b)/iu;
const ASKS_MORE =
  /\b(?:who|whom|whose|what|which|why|how|when|where|more|else|then|such as|go on|continue|elaborate|explain|examples?|instance|details?|meaning|really|reasons?|next|later|afterwards)\b/iu;
const BARE_NOUN =
  /^(?:(?:and|but|so) )?(?:(?:at|by|for|from|in|of|to|with) )?(?:which|how many|how much|whose) (?:other |more )?\p{Ll}+(?: (?:is|are|was|were) there)?\P{L}*$/u;

/** Whether a question leaves out its topic: "why?", "since when?", "tell me more", "in which countries?" */
export function isElliptic(question: string): boolean {
  const asked = question.replace(POLITE, '').replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
  if (BARE_NOUN.test(asked)) return true;
  return standaloneWords(asked).length === 0 && ASKS_MORE.test(asked) && !SPEAKER_OR_BOT.test(asked);
}

/** Words that only ask how, how much, or for more: alone they have no topic. */
const FILLERS: ReadonlySet<string> = new Set(
  `according actually afterwards ago already also always anybody anyone anything big come continue deep describe detail details
  either elaborate else ever exactly example examples explain far fast give go happen happened happens heavy high instance kind
  know known large later like likely long many mean meaning means much next often old one ones please possible really reason
  reasons said say says show since somebody someone something sort still tall tell true wide yet`.split(
    /\s+/u,
  ),
);

/** The words of a question that can be looked up without the question before it. */
export function standaloneWords(question: string): string[] {
  return wordsOf(question)
    .map(({ surface }) => surface)
    .filter((word) => termOfWord(word) !== null && !FILLERS.has(foldWord(word)));
}
