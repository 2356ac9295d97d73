import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';

interface Asset {
  readonly body: string;
  readonly type: string;
  /** With a hash of the body in it, so that it may be kept for ever. */
  readonly path: string;
}

/** What pages load. The files are no code to compile: built or not, they are taken from the sources. */
export const STYLE = assetOf('style.css', 'text/css; charset=utf-8');
export const SCRIPT = assetOf('page.js', 'text/javascript; charset=utf-8');
export const ICON = assetOf('icon.svg', 'image/svg+xml');

const ASSETS: readonly Asset[] = [STYLE, SCRIPT, ICON];

function assetOf(file: string, type: string): Asset {
  const body = readFileSync(new URL(`../../../src/adapters/web/assets/${file}`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { body, type, path: `/assets/${hash}/${file}` };
}

/** A year, the most that is customary: another file has another path. */
const CACHE_FOR_EVER = 'public, max-age=31536000, immutable';

/** What pages load. */
export function handleAssets(app: Hono): void {
  for (const { path, body, type } of ASSETS)
    app.get(path, (context) =>
      context.body(body, 200, { 'content-type': type, 'cache-control': CACHE_FOR_EVER }),
    );
}
