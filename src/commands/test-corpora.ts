import { readFile } from 'node:fs/promises';
import { rewriteFollowUp } from '../core/answering/follow-up/rewrite-follow-up.ts';
import { analyseQuestion } from '../core/answering/question.ts';
import type { Article } from '../core/article.ts';
import { buildArticle } from '../corpus/build-article.ts';
import { canonicalText, passageText } from '../corpus/passage-text.ts';
import type { TestCorpus, TestQuestion } from '../evaluation/evaluate.ts';
import type { Gold } from '../evaluation/judge.ts';
import { type ArticleLine, parseQuestionFile } from '../evaluation/question-file.ts';
import { describeSystemError } from '../system/describe-system-error.ts';
import { Refusal } from './command-context.ts';

/**
 * Reads a question file and the articles that answer it: those at the paths, or those in the file, each of which is a corpus of its
 * own.
 *
 * @throws QuestionFileError if the file is malformed
 * @throws Refusal if it can't be read, or has articles of its own and paths are given as well
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

/** The kind of all questions without an answer. */
const UNANSWERABLE = 'unanswerable';

/** Builds a corpus of one article, as if it had been read from a file, with its questions. */
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

/** Maps each paragraph to the number of its passage; `null`: it isn't a passage. */
function passageNumbers(paragraphs: readonly string[]): (number | null)[] {
  let last = 0;
  return paragraphs.map((paragraph) => {
    if (passageText(paragraph) === null) return null;
    last += 1;
    return last;
  });
}

const UNKNOWN_KIND = 'other';

/** The kind of answer that the engine takes a question to ask for. */
function answerKindAsked(question: string): string {
  const analysed = analyseQuestion(question);
  return typeof analysed === 'string' ? UNKNOWN_KIND : analysed.kind;
}
