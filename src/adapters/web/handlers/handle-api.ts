import type { Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { lazy } from '../../../core/index/memoize.ts';
import { answerSchema, askSchema } from '../../ask-contract.ts';
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

/** RFC 9457. */
export const problemSchema = z.object({ type: z.string(), status: z.int(), detail: z.string() }).meta({
  title: 'Problem',
  examples: [{ type: 'about:blank', status: 400, detail: 'question: it must be a text.' }],
});
