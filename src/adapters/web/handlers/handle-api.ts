import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import { lazy } from '../../../core/index/memoize.ts';
import { clientNetwork, requestOf } from '../client-address.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { type HandleRequest, STATUS_OF } from './handle-request.ts';

/** In seconds. */
const RETRY_AFTER = 60;

/** The JSON API for programs. They have no cookie, so that their address identifies them. */
export function handleApi(
  app: Hono,
  handleRequest: HandleRequest,
  { proxies, version }: Pick<WebDependencies, 'proxies' | 'version'>,
): void {
  // Described once: it takes milliseconds, and anybody may read it.
  const description = lazy(() => openApi(version));
  app.get('/api/openapi.json', (context) => context.json(description()));
  app.get('/api/ask', (context) => answer(context, context.req.query()));
  app.post('/api/ask', async (context) => answer(context, await context.req.json().catch(() => null)));

  async function answer(context: Context, input: unknown): Promise<Response> {
    const parsed = askSchema.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return problem(context, 400, `${issue?.path.join('.') || 'body'}: ${issue?.message}.`);
    }
    const { question, previous, quoted } = parsed.data;
    const action = { kind: 'ask', question, way: 'direct', previous, quoted } as const;
    const reply = await handleRequest(
      context,
      `address:${clientNetwork(requestOf(context), proxies)}`,
      action,
    );
    if (reply.answer !== null) return context.json(reply.answer, 200, { 'cache-control': 'no-store' });
    const status = STATUS_OF[reply.outcome];
    if (status === 429 || status === 503) context.header('retry-after', String(RETRY_AFTER));
    return problem(context, status === 200 ? 500 : status, reply.text);
  }
}

/** Responds with RFC 9457 problem details. The status says what kind of problem it is. */
export function problem(context: Context, status: ContentfulStatusCode, detail: string): Response {
  const body = { type: 'about:blank', status, detail };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}

const PROBLEMS = {
  400: 'The request can’t be understood.',
  413: 'The request is too long.',
  429: 'Too many questions in a short time; `Retry-After` says how many seconds to wait.',
  500: 'The service failed.',
  503: 'The service is overloaded.',
};

const QUERY = ['question', 'previous', 'quoted'] as const;

/** The OpenAPI document, generated from the schemas that validate requests. */
function openApi(version: string): object {
  const responses = {
    200: {
      description: 'The answer, quotes that may help, or that the articles don’t say.',
      content: json(answerSchema),
    },
    ...Object.fromEntries(
      Object.entries(PROBLEMS).map(([status, description]) => [
        status,
        { description, content: { 'application/problem+json': { schema: schemaOf(problemSchema) } } },
      ]),
    ),
  };
  const parameters = QUERY.map((name) => ({
    name,
    in: 'query',
    required: name === 'question',
    schema: schemaOf(askSchema.shape[name]),
  }));
  return {
    openapi: '3.1.0',
    info: { title: 'Kursk bot', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths: {
      '/api/ask': {
        get: { operationId: 'askByAddress', summary: 'Ask a question', parameters, responses },
        post: {
          operationId: 'ask',
          summary: 'Ask a question',
          requestBody: { required: true, content: json(askSchema) },
          responses,
        },
      },
    },
  };
}

function json(schema: z.ZodType): object {
  return { 'application/json': { schema: schemaOf(schema) } };
}

/** The schema of the input: what has a default is optional. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
  return described;
}

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

const NO_TEXT = 'it must be a text';

const askSchema = z
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

const span = z
  .tuple([z.int().min(0), z.int().min(0)])
  .meta({ description: 'From the first UTF-16 code unit to the one after the last.' });

const quote = z
  .object({
    text: z.string().meta({ description: 'Verbatim: the passage’s text from `start` to `end`.' }),
    article: z.object({
      id: z.string(),
      title: z.string(),
      url: z.string().nullable(),
      published: z.string().nullable().meta({ description: 'As the article states it.' }),
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
    quotes: z.array(quote).max(3),
    nearest: z.array(quote).max(3).meta({ description: 'For further reading, if the articles don’t say.' }),
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

/** RFC 9457. */
export const problemSchema = z.object({ type: z.string(), status: z.int(), detail: z.string() }).meta({
  title: 'Problem',
  examples: [{ type: 'about:blank', status: 400, detail: 'question: it must be a text.' }],
});
