import type { z } from 'zod';
import { type ArticleLine, articleLine } from './article-line.ts';
import { QuestionFileError } from './question-file-error.ts';
import { type QuestionLine, questionLine } from './question-line.ts';

/** What a question file holds: questions to ask of any corpus, or articles that bring their own. */
export type QuestionFile =
  | { readonly form: 'questions'; readonly questions: readonly QuestionLine[] }
  | { readonly form: 'articles'; readonly articles: readonly ArticleLine[] };

interface Line {
  readonly value: unknown;
  /** File and line, for messages. */
  readonly place: string;
}

/**
 * Reads a question file: one JSON object a line, blank lines passed over. The first tells its form: one with
 * "paragraphs" makes it a file of articles; those without questions are passed over. @throws QuestionFileError
 */
export function parseQuestionFile(text: string, file: string): QuestionFile {
  const lines = linesOf(text, file);
  if (hasParagraphs(lines[0]?.value)) {
    const articles = lines
      .map((line) => parseLine(articleLine, line))
      .filter(({ questions }) => questions.length > 0);
    if (articles.length > 0) return { form: 'articles', articles };
  } else if (lines.length > 0) {
    return { form: 'questions', questions: lines.map((line) => parseLine(questionLine, line)) };
  }
  throw new QuestionFileError(`${file} holds no question.`);
}

function linesOf(text: string, file: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => {
      const place = `${file}:${index + 1}`;
      return line.trim() === '' ? [] : [{ value: parseJson(line, place), place }];
    });
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new QuestionFileError(`${place}: not a JSON object (${(cause as Error).message}).`, { cause });
  }
}

function parseLine<Schema extends z.ZodType>(schema: Schema, { value, place }: Line): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new QuestionFileError(`${place}: ${parsed.error.issues[0]?.message}.`);
}

function hasParagraphs(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'paragraphs' in value;
}
