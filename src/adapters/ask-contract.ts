import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../core/answering/question.ts';

const NO_TEXT = 'it must be a text';

/** What programs send to ask. */
export const askSchema = z
  .object(
    {
      question: z.string(NO_TEXT).meta({
        description: `The question, of at most ${MAX_QUESTION_LENGTH} characters.`,
        examples: ['Where is the mill?'],
      }),
      previous: z
        .string(NO_TEXT)
        .max(MAX_QUESTION_LENGTH, `it must have at most ${MAX_QUESTION_LENGTH} characters`)
        .default('')
        .meta({
          description:
            'The previous question, in whose context a follow-up is understood: `readAs` of its answer, or else `question`.',
          examples: [''],
        }),
      quoted: z
        .string(NO_TEXT)
        .default('')
        .meta({
          description: 'The id of the article that was quoted first for the previous question, if any.',
          examples: [''],
        }),
    },
    'it must be a JSON object, such as {"question": "Where is the mill?"}',
  )
  .meta({ title: 'Ask' });

const EXAMPLE_QUOTE = {
  text: 'The mill stands by the river.',
  article: { id: 'mill', title: 'The mill', url: null, published: null },
  section: ['Where it stands'],
  passage: 1,
  start: 0,
  end: 29,
  highlights: [[16, 28]],
  link: 'https://bot.example/articles/mill#p1',
  question: null,
};

/** No tuple: clients that know JSON Schema as of draft 7 take one for an array that must be empty. */
const span = z
  .array(z.int().min(0))
  .length(2)
  .meta({ description: 'From the first UTF-16 code unit to the one after the last.' });

/** The core's `Quote`. */
export const quoteSchema = z
  .object({
    text: z.string().meta({ description: 'Verbatim: the passage’s text from `start` to `end`.' }),
    article: z.object({
      id: z.string(),
      title: z.string(),
      url: z.string().nullable(),
      published: z.string().nullable().meta({ description: 'As the article states it.' }),
      superseded: z.string().optional().meta({
        description: 'How the article says that it no longer holds, if it does: “superseded by ADR-12”.',
      }),
    }),
    section: z
      .array(z.string())
      .meta({ description: 'The headings that the passage stands under, outermost first.' }),
    passage: z.int().min(1).meta({ description: 'The number of the paragraph, from 1.' }),
    start: z.int().min(0),
    end: z.int().min(0),
    highlights: z.array(span).meta({ description: 'The words that answer, as offsets in `text`.' }),
    link: z.string().nullable().meta({ description: 'The address of the exact place, if it has one.' }),
    question: z
      .string()
      .nullable()
      .meta({ description: 'Which question it is for, where several were asked at once; else null.' }),
  })
  .meta({ title: 'Quote', examples: [EXAMPLE_QUOTE] });

/** The core's `Answer`. */
export const answerSchema = z
  .object({
    question: z.string(),
    readAs: z.string().optional().meta({ description: 'How a follow-up was understood.' }),
    status: z.enum(['answered', 'unsure', 'not-in-corpus', 'invalid-question']).meta({
      description:
        '`unsure`: the quotes may help, but the first is more likely wrong than in an answer. `not-in-corpus`: the articles don’t say.',
    }),
    engine: z.enum(['reader', 'lexical']),
    confidence: z.number().min(0).max(1),
    quotes: z.array(quoteSchema).max(3),
    nearest: z
      .array(quoteSchema)
      .max(3)
      .meta({ description: 'For further reading, if the articles don’t say.' }),
    unanswered: z.array(z.string()).meta({
      description: 'Of several questions asked at once, those that the articles don’t answer.',
    }),
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
        unanswered: [],
        reason: null,
      },
    ],
  });
