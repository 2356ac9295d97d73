import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { hashPerson } from '../../core/bot/keyed-hash.ts';
import { english } from '../../core/bot/wording/english.ts';
import { secondsUntilRetry } from '../../core/ports/rate-limiter.ts';
import { isBearer } from '../tokens.ts';
import { createServer } from './create-server.ts';
import type { Caller, McpHttpDependencies } from './mcp-dependencies.ts';

export const MCP_PATH = '/mcp';

/** The longest message: questions have some hundred characters. In bytes. */
const BODY_LIMIT = 64 * 1024;

/** The host of a URL where a request names none. Nobody has this name. */
const UNNAMED_HOST = 'unnamed.invalid';

const SERVER_FAULT = 500;

export interface McpAdapter {
  readonly name: string;
  readonly routes: readonly [
    {
      readonly path: string;
      readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
    },
  ];
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
}

/** One HTTP request, and what the SDK reports of it: of faults as well as of mistakes of the client. */
interface Exchange {
  readonly incoming: IncomingMessage;
  readonly errors: Error[];
}

/**
 * The Model Context Protocol over streamable HTTP. It keeps no sessions: each request is served by itself, so that any process may
 * answer it.
 */
export function createMcp(dependencies: McpHttpDependencies): McpAdapter {
  const { gate, token, sign, report } = dependencies;
  const exchanges = new AsyncLocalStorage<Exchange>();
  const inFlight = new Set<Promise<Response>>();
  let isStopping = false;
  const handler = createMcpHandler(() => createServer(dependencies, callerOf(currentExchange())), {
    maxRequestBodySize: BODY_LIMIT,
    onerror: (error) => exchanges.getStore()?.errors.push(error),
  });
  const listener = getRequestListener(respond, {
    overrideGlobalObjects: false,
    hostname: UNNAMED_HOST,
    errorHandler(error) {
      report(error);
      return refusal(SERVER_FAULT, english.failed);
    },
  });

  function currentExchange(): Exchange {
    const exchange = exchanges.getStore();
    if (exchange === undefined) throw new Error('a server was asked for outside of a request');
    return exchange;
  }

  async function respond(request: Request): Promise<Response> {
    const { incoming, errors } = currentExchange();
    const refused = await refuse(incoming);
    if (refused !== null) return refused;
    const serving = handler.fetch(standardRequest(request));
    inFlight.add(serving);
    const response = await serving.finally(() => inFlight.delete(serving));
    if (response.status >= SERVER_FAULT) for (const error of errors) report(error);
    response.headers.set('x-content-type-options', 'nosniff');
    // Whether the connection is kept is between Node and the client.
    response.headers.delete('connection');
    return response;
  }

  /** `null`: the request may be served. */
  async function refuse(incoming: IncomingMessage): Promise<Response | null> {
    const { headers, socket } = incoming;
    const isKnown = (host: string | undefined) => gate.isKnownHost(host, socket.localAddress);
    if (!isKnown(headers.host)) return refusal(421, 'This service isn’t known by that name.');
    if (headers.origin !== undefined && !isKnown(hostOf(headers.origin)))
      return refusal(403, 'Pages of other sites may not ask.');
    const allowance = await gate.takePages(incoming, 1);
    if (!allowance.isAllowed) {
      const seconds = secondsUntilRetry(allowance);
      return refusal(429, english.limited(seconds), { 'retry-after': String(seconds) });
    }
    if (token !== null && !isBearer(headers.authorization, token))
      return refusal(401, 'MCP_TOKEN is required.', { 'www-authenticate': 'Bearer' });
    return isStopping ? refusal(503, english.busy, { 'retry-after': '1' }) : null;
  }

  function callerOf({ incoming }: Exchange): Caller {
    const id = `address:${gate.networkOf(incoming)}`;
    return {
      id,
      // It is stored and logged, so it is a hash.
      channel: hashPerson(id, { platform: 'mcp', workspace: null }, sign),
      takeQuestion: () => gate.takeQuestion(incoming),
      // The request itself was paid for as a page.
      takePages: (pages) => gate.takePages(incoming, pages, 1),
    };
  }

  return {
    name: 'mcp',
    routes: [
      {
        path: MCP_PATH,
        handle(request, response) {
          const answered = exchanges.run({ incoming: request, errors: [] }, () =>
            listener(request, response),
          );
          answered.catch((error: unknown) => {
            report(error);
            response.destroy();
          });
        },
      },
    ],
    readiness: () => null,
    async stop() {
      isStopping = true;
      await Promise.allSettled(inFlight);
      await handler.close();
    },
  };
}

/** The host of an `Origin` header; `undefined` where it has none, such as `null`. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** The SDK copies requests, which fails with the lazy ones of Hono's Node server. */
function standardRequest({ method, url, headers, body, signal }: Request): Request {
  return new Request(url, { method, headers, signal, ...(body === null ? {} : { body, duplex: 'half' }) });
}

function refusal(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}
