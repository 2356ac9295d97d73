import type { Hono } from 'hono';
import { ASSETS } from './assets.ts';

/** A year, the most that is customary: another file has another path. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What pages load. */
export function handleAssets(app: Hono): void {
  for (const { path, body, type } of ASSETS)
    app.get(path, (context) => context.body(body, 200, { 'content-type': type, 'cache-control': FOR_EVER }));
}
