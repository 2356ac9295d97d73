/**
 * Parses question files: JSON Lines, either of questions to ask of any corpus, or of articles with their own questions. A mistake
 * is reported with its file and line.
 */

import { z } from 'zod';

export type QuestionFile =
  | { readonly form: 'questions'; readonly questions: readonly QuestionLine[] }
  | { readonly form: 'articles'; readonly articles: readonly ArticleLine[] };

/** A question file that can't be used. The message names the line. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';
}

interface Line {
  readonly value: unknown;
  /** File and line, for messages. */
  readonly place: string;
}

/**
 * Parses a question file. It is a file of articles if the first line has "paragraphs". Blank lines and articles without questions
 * are skipped.
 *
 * @param file its name, for messages
 * @throws QuestionFileError
 */
export function parseQuestionFile(text: string, file: string): QuestionFile {
  const lines = linesOf(text, file);
  if (hasParagraphs(lines[0]?.value)) {
    const articles = lines
      .map((line) => parseLine(articleLineSchema, line))
      .filter(({ questions }) => questions.length > 0);
    if (articles.length > 0) return { form: 'articles', articles };
  } else if (lines.length > 0) {
    return { form: 'questions', questions: lines.map((line) => parseLine(questionLineSchema, line)) };
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

/**
 * A question with gold: verbatim pieces of right sentences, or none where it is right to abstain. A follow-up has the questions
 * before it, oldest first.
 */
const questionLineSchema = z.object(
  {
    question: z.string({ error: '"question" must be text' }).min(1, '"question" is empty'),
    gold: z.array(z.string({ error: '"gold" must hold texts' }).min(1, '"gold" holds an empty text'), {
      error: '"gold" must be a list of texts; an empty list where the right outcome is to abstain',
    }),
    previous: z
      .union([z.string(), z.array(z.string())], {
        error: '"previous" must be the question before, or a list of those before, oldest first',
      })
      .default([])
      .transform((previous) => [previous].flat()),
    kind: z.string({ error: '"kind" must be text' }).default('other'),
  },
  { error: 'not a JSON object: write {"question": "…", "gold": ["…"]}' },
);

export type QuestionLine = z.infer<typeof questionLineSchema>;

const goldSchema = z.object(
  {
    paragraph: z.int({ error: '"paragraph" must be the number of a paragraph, from 1' }),
    text: z.string({ error: '"text" must be text' }).regex(/\S/, '"text" is empty'),
  },
  { error: '"gold" must hold objects {"paragraph": 1, "text": "…"}' },
);

const questionSchema = z.object(
  {
    question: z.string({ error: '"question" must be text' }).min(1, '"question" is empty'),
    gold: z.array(goldSchema, {
      error: '"gold" must be a list of {"paragraph", "text"}; an empty list where the article doesn\'t say',
    }),
  },
  { error: '"questions" must hold objects {"question": "…", "gold": […]}' },
);

/** An article with questions to ask of it. Each gold text must be in its paragraph. */
const articleLineSchema = z
  .object(
    {
      title: z.string({ error: '"title" must be text' }),
      paragraphs: z.array(z.string({ error: '"paragraphs" must hold texts' }), {
        error: '"paragraphs" must be a list of texts',
      }),
      questions: z.array(questionSchema, {
        error: '"questions" must be a list; an empty one where none is asked',
      }),
    },
    { error: 'not a JSON object: write {"title": "…", "paragraphs": […], "questions": […]}' },
  )
  .superRefine(({ paragraphs, questions }, context) => {
    for (const { question, gold } of questions) {
      for (const { paragraph, text } of gold) {
        const hasText = paragraphs[paragraph - 1]?.includes(text);
        if (hasText) continue;
        const problem =
          hasText === undefined
            ? `there is no paragraph ${paragraph}`
            : `paragraph ${paragraph} doesn't hold "${text}"`;
        context.addIssue({ code: 'custom', message: `the gold of "${question}" is wrong: ${problem}` });
      }
    }
  });

export type ArticleLine = z.infer<typeof articleLineSchema>;
