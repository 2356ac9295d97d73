import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWeb, type WebAdapter } from '../../src/adapters/web/create-web.ts';
import type { WebDependencies } from '../../src/adapters/web/web-dependencies.ts';
import type { Article } from '../../src/core/article.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { botOf, libraryOf, TEST_SIGN } from './bot-of.ts';

export interface ServedWeb {
  /** Without a slash at the end. */
  readonly address: string;
  /** What handlers threw. */
  readonly faults: readonly unknown[];
  readonly stop: () => Promise<void>;
}

/** The web, answering from these articles. */
export function webOf(
  articles: readonly Article[],
  parts: Partial<WebDependencies> = {},
): { readonly web: WebAdapter; readonly faults: unknown[] } {
  const library = libraryOf(articles);
  const faults: unknown[] = [];
  const web = createWeb({
    bot: botOf(articles),
    library: () => library,
    clock: systemClock,
    sign: TEST_SIGN,
    randomBytes,
    addressLimit: { tokens: 1_000, per: 60_000 },
    publicUrl: null,
    allowedHosts: [],
    proxies: 0,
    metricsToken: null,
    admin: null,
    version: '0.0.0',
    health: async () => ({ status: 'ready', checks: { web: 'ok' } }),
    metrics: async () => '',
    report: (error) => faults.push(error),
    ...parts,
  });
  return { web, faults };
}

/** The same on loopback. */
export async function serveWeb(
  articles: readonly Article[],
  parts: Partial<WebDependencies> = {},
): Promise<ServedWeb> {
  const { web, faults } = webOf(articles, parts);
  const server = createServer(web.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    async stop() {
      server.closeAllConnections();
      server.close();
      await web.stop();
    },
  };
}
