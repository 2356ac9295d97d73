import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { hashPerson } from '../../core/bot/keyed-hash.ts';
import { english } from '../../core/bot/wording/english.ts';
import { secondsUntilRetry } from '../../core/ports/rate-limiter.ts';
import { readBody } from '../request-body.ts';
import { isBearer } from '../tokens.ts';
import { createServer } from './create-server.ts';
import type { Caller, McpHttpDependencies } from './mcp-dependencies.ts';
import { slackPersonOf } from './slack-identity.ts';

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

/** One request, and what the SDK reports of it: of faults as well as of mistakes of the client. */
interface Exchange {
  readonly caller: Caller;
  readonly errors: Error[];
}

/** Whoever sent a request. */
interface Sender {
  /** Tells senders apart; neither stored nor logged. */
  readonly id: string;
  /** What its limits are counted by. */
  readonly limited: string;
  readonly isAdmitted: boolean;
}

/**
 * The Model Context Protocol over streamable HTTP. It keeps no sessions: each request is served by itself, so that any process may
 * answer it.
 */
export function createMcp(dependencies: McpHttpDependencies): McpAdapter {
  const { gate, token, isSignedBySlack, sign, report } = dependencies;
  const exchanges = new AsyncLocalStorage<Exchange>();
  const inFlight = new Set<Promise<Response>>();
  let isStopping = false;
  const handler = createMcpHandler(() => createServer(dependencies, currentCaller()), {
    maxRequestBodySize: BODY_LIMIT,
    onerror: (error) => exchanges.getStore()?.errors.push(error),
  });
  // The service's server speaks HTTP/1.
  const listener = getRequestListener(
    (request, { incoming }) => respond(request, incoming as IncomingMessage),
    {
      overrideGlobalObjects: false,
      hostname: UNNAMED_HOST,
      errorHandler(error) {
        report(error);
        return refusal(SERVER_FAULT, english.failed);
      },
    },
  );

  function currentCaller(): Caller {
    const exchange = exchanges.getStore();
    if (exchange === undefined) throw new Error('a server was asked for outside of a request');
    return exchange.caller;
  }

  async function respond(request: Request, incoming: IncomingMessage): Promise<Response> {
    const misdirected = refuseByName(incoming);
    if (misdirected !== null) return misdirected;
    const standard = standardRequest(request);
    const sender = await senderOf(standard, incoming);
    const refused = await refuse(sender);
    if (refused !== null) return refused;
    const exchange: Exchange = { caller: callerOf(sender), errors: [] };
    const serving = exchanges.run(exchange, () => handler.fetch(standard));
    inFlight.add(serving);
    const response = await serving.finally(() => inFlight.delete(serving));
    if (response.status >= SERVER_FAULT) for (const error of exchange.errors) report(error);
    response.headers.set('x-content-type-options', 'nosniff');
    // Whether the connection is kept is between Node and the client.
    response.headers.delete('connection');
    return response;
  }

  /** `null`: the request is meant for this service. */
  function refuseByName({ headers, socket }: IncomingMessage): Response | null {
    const isKnown = (host: string | undefined) => gate.isKnownHost(host, socket.localAddress);
    if (!isKnown(headers.host)) return refusal(421, 'This service isn’t known by that name.');
    if (headers.origin !== undefined && !isKnown(hostOf(headers.origin)))
      return refusal(403, 'Pages of other sites may not ask.');
    return null;
  }

  /** Who sent a request: a person, where Slack has signed who asks, else a network. */
  async function senderOf(request: Request, incoming: IncomingMessage): Promise<Sender> {
    const network = gate.networkOf(incoming);
    const ofNetwork = { id: `address:${network}`, limited: network };
    const signed = await signedMessage(request, incoming);
    if (signed === null) return { ...ofNetwork, isAdmitted: isAdmittedUnsigned(incoming) };
    const person = slackPersonOf(signed);
    return { ...(person === null ? ofNetwork : { id: person, limited: person }), isAdmitted: true };
  }

  /** The message, if Slack has signed it. */
  async function signedMessage(request: Request, { headers }: IncomingMessage): Promise<string | null> {
    if (isSignedBySlack === null || headers['x-slack-signature'] === undefined) return null;
    const message = (await readBody(request.clone().body ?? [], BODY_LIMIT))?.toString();
    return message !== undefined && isSignedBySlack(headers, message) ? message : null;
  }

  function isAdmittedUnsigned({ headers }: IncomingMessage): boolean {
    return token === null ? isSignedBySlack === null : isBearer(headers.authorization, token);
  }

  /** `null`: the request may be served. */
  async function refuse({ limited, isAdmitted }: Sender): Promise<Response | null> {
    const allowance = await gate.takePages(limited, 1);
    if (!allowance.isAllowed) {
      const seconds = secondsUntilRetry(allowance);
      return refusal(429, english.limited(seconds), { 'retry-after': String(seconds) });
    }
    if (!isAdmitted)
      return token === null
        ? refusal(401, 'Only requests that Slack has signed are answered.')
        : refusal(401, 'MCP_TOKEN is required.', { 'www-authenticate': 'Bearer' });
    return isStopping ? refusal(503, english.busy, { 'retry-after': '1' }) : null;
  }

  function callerOf({ id, limited }: Sender): Caller {
    return {
      id,
      // It is stored and logged, so it is a hash.
      channel: hashPerson(id, { platform: 'mcp', workspace: null }, sign),
      takeQuestion: () => gate.takeQuestion(limited),
      // The request itself was paid for as a page.
      takePages: (pages) => gate.takePages(limited, pages, 1),
    };
  }

  return {
    name: 'mcp',
    routes: [
      {
        path: MCP_PATH,
        handle(request, response) {
          listener(request, response).catch((error: unknown) => {
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
