import { once } from 'node:events';
import { createServer } from 'node:http';
import { createMcp, MCP_PATH } from '../../src/adapters/mcp/create-mcp.ts';
import type { McpHttpDependencies } from '../../src/adapters/mcp/mcp-dependencies.ts';
import type { WebDependencies } from '../../src/adapters/web/web-dependencies.ts';
import type { Article } from '../../src/core/article.ts';
import { createRouter } from '../../src/service/http-server.ts';
import { botOf, libraryOf, TEST_SIGN } from './bot-of.ts';
import { listenOn } from './loopback.ts';
import { webOf } from './serve-web.ts';

export interface ServedMcp {
  /** Without a slash at the end. */
  readonly address: string;
  /** Where the protocol is spoken. */
  readonly url: URL;
  readonly faults: readonly unknown[];
  /** As the service stops it. */
  readonly stop: () => Promise<void>;
}

/** The Model Context Protocol over HTTP on loopback, beside the web, as the service serves it. */
export async function serveMcp(
  articles: readonly Article[],
  parts: Partial<McpHttpDependencies> & Partial<Pick<WebDependencies, 'addressLimit' | 'publicUrl'>> = {},
): Promise<ServedMcp> {
  const { addressLimit, publicUrl, ...ofMcp } = parts;
  const limits = addressLimit === undefined ? {} : { addressLimit };
  const { web, faults } = webOf(articles, { ...limits, publicUrl: publicUrl ?? null });
  const library = libraryOf(articles);
  const mcp = createMcp({
    bot: botOf(articles),
    library: () => library,
    sign: TEST_SIGN,
    gate: web.gate,
    token: null,
    isSignedBySlack: null,
    version: '0.0.0',
    report: (error) => faults.push(error),
    ...ofMcp,
  });
  const server = createServer(
    createRouter(
      [mcp],
      () => true,
      web,
      (error) => faults.push(error),
    ),
  );
  const address = await listenOn(server);
  return {
    address,
    url: new URL(MCP_PATH, address),
    faults,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      await mcp.stop();
      // Clients keep connections; what is underway on them isn't cut.
      server.closeIdleConnections();
      await closed;
    },
  };
}
