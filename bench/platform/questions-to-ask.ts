import { readFile } from 'node:fs/promises';
import { parseQuestionFile } from '../../src/evaluation/question-file.ts';

// Of the repository's root, where npm runs the benchmark.
const QUESTIONS = 'bench/data/kursk-dev.jsonl';

/** Questions on the article that comes along. */
export async function questionsToAsk(): Promise<string[]> {
  const file = parseQuestionFile(await readFile(QUESTIONS, 'utf8'), QUESTIONS);
  return file.form === 'questions' ? file.questions.map(({ question }) => question) : [];
}
