import { printable } from '../adapters/terminal/printable.ts';
import { MAX_QUOTES } from '../core/ask.ts';
import { find } from '../core/find.ts';
import { inContext } from '../core/follow-up/in-context.ts';
import { createPassageIndex, type PassageIndex } from '../core/index/passage-index.ts';
import { readQuestion } from '../core/question/question.ts';
import { english } from '../core/wording/english.ts';
import type { TestCorpus } from '../evaluation/test-corpus.ts';
import type { TestQuestion } from '../evaluation/test-question.ts';
import { renderFinding } from './render-finding.ts';

/** The evidence behind the answer to each question that holds these words, in whatever case. */
export function explainQuestions(corpora: readonly TestCorpus[], words: string): string[] {
  const wanted = words.toLowerCase();
  return corpora.flatMap(({ articles, questions }) => {
    const held = questions.filter(({ question }) => question.toLowerCase().includes(wanted));
    if (held.length === 0) return [];
    const index = createPassageIndex(articles);
    return held.map((question) => explain(question, index));
  });
}

function explain({ question: asked, previous, answerable, gold }: TestQuestion, index: PassageIndex): string {
  const read = inContext(asked, previous);
  const question = readQuestion(read);
  const pieces = gold.map(({ text, passage }) => (passage === null ? `“${text}”` : `¶${passage} “${text}”`));
  return [
    `${printable(asked)}\n\n`,
    read === asked ? '' : `read as     ${printable(read)}\n`,
    `expected    ${answerable ? printable(pieces.join(' or ')) : 'no answer'}\n`,
    typeof question === 'string'
      ? `${english.invalid[question]}\n`
      : renderFinding(find(question, index, MAX_QUOTES), gold),
  ].join('');
}
