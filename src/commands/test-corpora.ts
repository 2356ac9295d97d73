import { readFile } from 'node:fs/promises';
import { rewriteFollowUp } from '../core/answering/follow-up/rewrite-follow-up.ts';
import { analyseQuestion } from '../core/answering/question.ts';
import type { Article } from '../core/article.ts';
import { buildArticle } from '../corpus/build-article.ts';
import { canonicalText, passageText } from '../corpus/passage-text.ts';
import type { Gold, TestCorpus, TestQuestion } from '../evaluation/evaluate.ts';
import { type ArticleLine, parseQuestionFile } from '../evaluation/question-file.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { Refusal } from './command-context.ts';

/**
 * Reads a question file, and the articles its questions are asked of: those at the paths, or its own, each a corpus by
 * itself.
 *
 * @throws QuestionFileError when the file can't be understood
 * @throws Refusal when it can't be read, or brings articles although there are paths
 */
export async function loadTestCorpora(
  file: string,
  paths: readonly string[],
  loadArticles: (paths: readonly string[]) => Promise<readonly Article[]>,
): Promise<TestCorpus[]> {
  const parsed = parseQuestionFile(await readQuestions(file), file);
  if (parsed.form === 'articles') {
    if (paths.length > 0) throw new Refusal(`"${file}" brings its own articles: leave out --corpus.`);
    return parsed.articles.map(buildTestCorpus);
  }
  const questions = parsed.questions.map(({ question, previous, gold, kind }) => ({
    question,
    previous: previous.reduce((topic, next) => rewriteFollowUp(next, topic), ''),
    answerable: gold.length > 0,
    gold: gold.map((text) => ({ text, passage: null })),
    kind,
  }));
  return [{ articles: await loadArticles(paths), questions }];
}

async function readQuestions(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Refusal(`The question file "${file}" can't be read: ${describeSystemError(cause)}.`, { cause });
  }
}

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
    kind: answerable ? answerKindAsked(question) : UNANSWERABLE,
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

const UNREADABLE = 'other';

/** The kind of answer a question asks for, as the engine reads it. */
function answerKindAsked(question: string): string {
  const read = analyseQuestion(question);
  return typeof read === 'string' ? UNREADABLE : read.kind;
}
