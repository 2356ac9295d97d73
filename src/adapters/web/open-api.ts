import { z } from 'zod';
import { answerSchema, askSchema, problemSchema } from './api-schemas.ts';

/** What can go wrong, by status. */
const PROBLEMS = {
  400: 'What was sent can’t be understood.',
  413: 'What was sent is too long.',
  429: 'Too many questions in a short time; `Retry-After` says for how many seconds.',
  500: 'Something is wrong with the service.',
  503: 'There is too much to do at the moment.',
};

const QUERY = ['question', 'previous'] as const;

/** The API as an OpenAPI document, made from the schemas that check what is sent. */
export function openApi(version: string): object {
  const responses = {
    200: { description: 'The answer, or that the articles don’t say.', content: json(answerSchema) },
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

/** As somebody sends it: what has a default may be left out. */
function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
  return described;
}
