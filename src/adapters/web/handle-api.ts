import type { Context, Hono } from 'hono';
import { addressOf } from './address-of.ts';
import { askSchema } from './api-schemas.ts';
import { openApi } from './open-api.ts';
import { problem } from './problem.ts';
import { type Send, STATUS_OF } from './send.ts';
import type { WebParts } from './web-parts.ts';

/** What a program that was turned away should wait. In seconds. */
const RETRY_AFTER = 60;

/** The API for programs. They have no cookie, so that who asks is told apart by address. */
export function handleApi(
  app: Hono,
  send: Send,
  { proxies, version }: Pick<WebParts, 'proxies' | 'version'>,
): void {
  app.get('/api/openapi.json', (context) => context.json(openApi(version)));
  app.get('/api/ask', (context) => answer(context, context.req.query()));
  app.post('/api/ask', async (context) => answer(context, await context.req.json().catch(() => null)));

  async function answer(context: Context, asked: unknown): Promise<Response> {
    const parsed = askSchema.safeParse(asked);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return problem(context, 400, `${issue?.path.join('.') || 'body'}: ${issue?.message}.`);
    }
    const { question, previous } = parsed.data;
    const action = { kind: 'ask', question, way: 'direct', previous } as const;
    const reply = await send(context, `address:${addressOf(context, proxies)}`, action);
    if (reply.answer !== null) return context.json(reply.answer, 200, { 'cache-control': 'no-store' });
    const status = STATUS_OF[reply.outcome];
    if (status === 429 || status === 503) context.header('retry-after', String(RETRY_AFTER));
    return problem(context, status === 200 ? 500 : status, reply.text);
  }
}
