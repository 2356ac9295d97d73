import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';

interface Asset {
  readonly body: string;
  readonly type: string;
  /** Has a hash of the body in it, so that it can be cached for ever. */
  readonly path: string;
}

/** The files that pages load. They aren't compiled, so the built program reads them from the sources, too. */
export const STYLE = assetOf('style.css', 'text/css; charset=utf-8');
export const SCRIPT = assetOf('page.js', 'text/javascript; charset=utf-8');
export const ICON = assetOf('icon.svg', 'image/svg+xml');

const ASSETS: readonly Asset[] = [STYLE, SCRIPT, ICON];

function assetOf(file: string, type: string): Asset {
  const body = readFileSync(new URL(`../../../src/adapters/web/assets/${file}`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { body, type, path: `/assets/${hash}/${file}` };
}

/** A year, the customary maximum. */
const CACHE_FOR_EVER = 'public, max-age=31536000, immutable';

export function handleAssets(app: Hono): void {
  for (const { path, body, type } of ASSETS)
    app.get(path, (context) =>
      context.body(body, 200, { 'content-type': type, 'cache-control': CACHE_FOR_EVER }),
    );
}
