/**
 * Headings that are the question, as in an FAQ. Whoever wrote one answered it right below, mostly in words that the question doesn't
 * have: "No, sorry." Neither the words of such an answer nor a reader can tell that it is one; the heading does.
 */

import type { ArticleHead, Passage } from '../../article.ts';
import { headingPath } from '../../index/passage-terms.ts';
import { foldWord, wordsOf } from '../../index/words.ts';
import { endsInQuestion, normaliseQuestion, type Question } from '../question.ts';

/** Words that come and go before a noun, or wherever somebody is polite. */
const MAKES_NO_DIFFERENCE: ReadonlySet<string> = new Set('a an any my our please some the your'.split(' '));

/** "How do I", "how can we": a heading says "How to". */
const HOW_TO = /^how (?:can|could|do|should|would) (?:i|one|you) /u;

/** "Can you tell me whether I can …": the frame is gone, and the words are still in its order. */
const INDIRECT = /^(?:if|whether) (i|one|you) (am|are|can|could|do|may|must|should|will) /u;

/** How FAQs number their questions: "Q:", "Q12.", "3)", "2.4". */
const NUMBERING = /^(?:q(?:uestion)? ?\d{0,3}[.:)]|\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?)(?= )/iu;

/** How a heading opens that asks without a question mark. It takes a verb as well: "Who" and "How it works" ask nothing. */
const OPENS_QUESTION =
  /^(?:(?:what|when|where|which|who|why|how)(?: \p{L}+)? (?:am|are|can|could|did|do|does|is|may|must|should|to|was|were|will|would)|(?:am|are|can|could|do|does|is|may|must|should|will|would) (?:i|one|the|there|they|we|you)) /iu;

/** Whether a question is just one of these headings. */
export function isOneOf(headings: readonly string[], { words }: Pick<Question, 'words'>): boolean {
  const asked = bare(words);
  if (asked === '') return false;
  // Who copies a heading copies its number, too.
  return headings.some((heading) =>
    [heading, withoutNumber(heading)].some((form) => bareHeading(form) === asked),
  );
}

/**
 * Whether a passage stands right under a heading that asks just this question, or is a message that somebody kept as its answer. What
 * stands under a further heading answers that.
 */
export function isAnswerTo(
  question: Pick<Question, 'words'>,
  article: ArticleHead,
  passage: Passage,
): boolean {
  if (article.isKept === true) return isOneOf(passage.section, question);
  const above = headingPath(article, passage).slice(-1);
  return above.some(asksSomething) && isOneOf(above, question);
}

function asksSomething(heading: string): boolean {
  return endsInQuestion(heading) || OPENS_QUESTION.test(normaliseQuestion(withoutNumber(heading)));
}

/** A heading's words, as a question's are compared: without case, marks, and the frame of a question. */
function bareHeading(heading: string): string {
  return bare(wordsOf(normaliseQuestion(heading)).map(({ surface }) => foldWord(surface)));
}

function withoutNumber(heading: string): string {
  return heading.trim().replace(NUMBERING, '');
}

function bare(words: readonly string[]): string {
  // The last word is no determiner: "vitamin A".
  return words
    .filter((word, place) => place === words.length - 1 || !MAKES_NO_DIFFERENCE.has(word))
    .map((word) => (word === 'we' ? 'i' : word))
    .join(' ')
    .replace(INDIRECT, '$2 $1 ')
    .replace(HOW_TO, 'how to ');
}
