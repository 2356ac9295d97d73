import { printable } from '../adapters/terminal/printable.ts';
import type { Article } from '../core/article.ts';
import { MAX_QUOTES } from '../core/ask.ts';
import { find } from '../core/find.ts';
import { inContext } from '../core/follow-up/in-context.ts';
import { createPassageIndex } from '../core/index/passage-index.ts';
import { readQuestion } from '../core/question/question.ts';
import type { WindowReader } from '../core/reading/window-reader.ts';
import { english } from '../core/wording/english.ts';
import type { TestCorpus } from '../evaluation/test-corpus.ts';
import type { TestQuestion } from '../evaluation/test-question.ts';
import type { OpenCorpus } from './command-context.ts';
import { renderFinding } from './render-finding.ts';

/** The evidence behind the answer to each question that holds these words, in whatever case. */
export async function explainQuestions(
  corpora: readonly TestCorpus[],
  words: string,
  readerOf: (articles: readonly Article[]) => WindowReader | null,
): Promise<string[]> {
  const wanted = words.toLowerCase();
  const explanations: string[] = [];
  for (const { articles, questions } of corpora) {
    const held = questions.filter(({ question }) => question.toLowerCase().includes(wanted));
    if (held.length === 0) continue;
    const corpus = { index: createPassageIndex(articles), reader: readerOf(articles) };
    for (const question of held) explanations.push(await explain(question, corpus));
  }
  return explanations;
}

async function explain(
  { question: asked, previous, answerable, gold }: TestQuestion,
  { index, reader }: Pick<OpenCorpus, 'index' | 'reader'>,
): Promise<string> {
  const read = inContext(asked, previous);
  const question = readQuestion(read);
  const pieces = gold.map(({ text, passage }) => (passage === null ? `“${text}”` : `¶${passage} “${text}”`));
  return [
    `${printable(asked)}\n\n`,
    read === asked ? '' : `read as     ${printable(read)}\n`,
    `expected    ${answerable ? printable(pieces.join(' or ')) : 'no answer'}\n`,
    typeof question === 'string'
      ? `${english.invalid[question]}\n`
      : renderFinding(await find(question, index, { limit: MAX_QUOTES, reader, patience: Infinity }), gold),
  ].join('');
}
