import { z } from 'zod';

const schema = z.object({
  question: z.string({ error: '"question" must be text' }).min(1, '"question" is empty'),
  gold: z.array(z.string({ error: '"gold" must hold texts' }).min(1, '"gold" holds an empty text'), {
    error: '"gold" must be a list of texts; an empty list where the right outcome is to abstain',
  }),
  kind: z.string({ error: '"kind" must be text' }).default('other'),
});

/** A question with what would be right: verbatim pieces of the right sentences; none where it is right to abstain. */
export type TestQuestion = z.infer<typeof schema>;

/** A question file that can't be used; its message names the line. */
export class QuestionFileError extends Error {
  override readonly name = 'QuestionFileError';
}

/** Reads a question file: one JSON object a line, blank lines passed over. @throws QuestionFileError */
export function parseQuestionFile(text: string, file: string): TestQuestion[] {
  const questions = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const parsed = schema.safeParse(parseJson(line, `${file}:${index + 1}`));
      if (parsed.success) return [parsed.data];
      throw new QuestionFileError(`${file}:${index + 1}: ${parsed.error.issues[0]?.message}.`);
    });
  if (questions.length === 0) throw new QuestionFileError(`${file} holds no question.`);
  return questions;
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new QuestionFileError(`${place}: not a JSON object (${(cause as Error).message}).`, { cause });
  }
}
