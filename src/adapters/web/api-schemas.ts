import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../../core/question/question.ts';

const EXAMPLE_QUOTE = {
  text: 'The mill stands by the river.',
  article: { id: 'mill', title: 'The mill', url: null },
  passage: 1,
  start: 0,
  end: 29,
  highlights: [[16, 28]],
  link: 'https://bot.example/articles/mill#p1',
};

const NO_TEXT = 'it must be a text';

/** What `/api/ask` is sent. */
export const askSchema = z
  .object(
    {
      question: z.string(NO_TEXT).meta({
        description: `What to ask. At most ${MAX_QUESTION_LENGTH} characters are looked up.`,
        examples: ['Where is the mill?'],
      }),
      previous: z
        .string(NO_TEXT)
        .max(MAX_QUESTION_LENGTH, `it must have at most ${MAX_QUESTION_LENGTH} characters`)
        .default('')
        .meta({ description: 'The question asked before, which a follow-up is read with.', examples: [''] }),
    },
    'it must be a JSON object, such as {"question": "Where is the mill?"}',
  )
  .meta({ title: 'Ask' });

const span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .meta({ description: 'From the first UTF-16 unit to the one after the last.' });

const quote = z
  .object({
    text: z.string().meta({ description: 'Verbatim: the passage’s text from `start` to `end`.' }),
    article: z.object({ id: z.string(), title: z.string(), url: z.string().nullable() }),
    passage: z.int().min(1).meta({ description: 'The number of the paragraph.' }),
    start: z.int().min(0),
    end: z.int().min(0),
    highlights: z.array(span).meta({ description: 'What answers, as offsets in `text`.' }),
    link: z.string().nullable().meta({ description: 'The address of the exact place, where there is one.' }),
  })
  .meta({ title: 'Quote', examples: [EXAMPLE_QUOTE] });

/** What `/api/ask` answers: the core's `Answer`. */
export const answerSchema = z
  .object({
    question: z.string(),
    status: z.enum(['answered', 'not-in-corpus', 'invalid-question']),
    engine: z.enum(['reader', 'lexical']),
    confidence: z.number().min(0).max(1),
    quotes: z.array(quote).max(3),
    nearest: z.array(quote).max(3).meta({ description: 'To read on, where the articles don’t say.' }),
    reason: z.enum(['empty', 'too-long']).nullable(),
  })
  .meta({
    title: 'Answer',
    examples: [
      {
        question: 'Where is the mill?',
        status: 'answered',
        engine: 'reader',
        confidence: 0.91,
        quotes: [EXAMPLE_QUOTE],
        nearest: [],
        reason: null,
      },
    ],
  });

/** RFC 9457. */
export const problemSchema = z.object({ type: z.string(), status: z.int(), detail: z.string() }).meta({
  title: 'Problem',
  examples: [{ type: 'about:blank', status: 400, detail: 'question: it must be a text.' }],
});
