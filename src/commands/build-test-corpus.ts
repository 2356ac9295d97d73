import { buildArticle } from '../corpus/build-article.ts';
import { canonicalText } from '../corpus/canonical-text.ts';
import { passageText } from '../corpus/passage-text.ts';
import type { ArticleLine } from '../evaluation/article-line.ts';
import { kindAsked } from '../evaluation/kind-asked.ts';
import type { TestCorpus } from '../evaluation/test-corpus.ts';
import type { Gold, TestQuestion } from '../evaluation/test-question.ts';

const FALLBACK = { id: 'article', title: 'Untitled' };

/** The kind of every question that has no answer, whatever it asks for. */
const UNANSWERABLE = 'unanswerable';

/** A corpus of one article, as reading it from a file would have made it, and the questions asked of it. */
export function buildTestCorpus({ title, paragraphs, questions }: ArticleLine): TestCorpus {
  const blocks = paragraphs.map((text) => ({ text, section: [] }));
  const article = buildArticle({ details: { title }, blocks }, FALLBACK);
  const passages = passageNumbers(paragraphs);
  return {
    articles: article === null ? [] : [article],
    questions: questions.map((line) => testQuestion(line, passages)),
  };
}

function testQuestion(
  { question, gold }: ArticleLine['questions'][number],
  passages: readonly (number | null)[],
): TestQuestion {
  const answerable = gold.length > 0;
  return {
    question,
    previous: '',
    answerable,
    gold: gold.flatMap(({ paragraph, text }): Gold[] => {
      const passage = passages[paragraph - 1] ?? null;
      return passage === null ? [] : [{ text: canonicalText(text), passage }];
    }),
    kind: answerable ? kindAsked(question) : UNANSWERABLE,
  };
}

/** Of each paragraph, the number of the passage that it becomes; `null` for one that is left out. */
function passageNumbers(paragraphs: readonly string[]): (number | null)[] {
  let last = 0;
  return paragraphs.map((paragraph) => {
    if (passageText(paragraph) === null) return null;
    last += 1;
    return last;
  });
}
