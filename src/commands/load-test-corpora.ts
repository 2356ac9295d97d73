import { readFile } from 'node:fs/promises';
import type { Article } from '../core/article.ts';
import { inContext } from '../core/follow-up/in-context.ts';
import { reasonOf } from '../corpus/reason-of.ts';
import { parseQuestionFile } from '../evaluation/question-file.ts';
import type { TestCorpus } from '../evaluation/test-corpus.ts';
import { buildTestCorpus } from './build-test-corpus.ts';
import { Refusal } from './refusal.ts';

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
    previous: previous.reduce((topic, next) => inContext(next, topic), ''),
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
    throw new Refusal(`The question file "${file}" can't be read: ${reasonOf(cause)}.`, { cause });
  }
}
