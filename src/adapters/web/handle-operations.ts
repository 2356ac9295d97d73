import type { Hono } from 'hono';
import type { WebParts } from './web-parts.ts';

/** For whoever runs the service: whether the process is alive, whether all of it works, and its figures. */
export function handleOperations(app: Hono, { health, metrics }: Pick<WebParts, 'health' | 'metrics'>): void {
  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    const found = await health();
    return context.json(found, found.status === 'unready' ? 503 : 200, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
}
