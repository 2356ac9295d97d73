import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { english } from '../../core/bot/wording/english.ts';
import type { Allowance } from '../../core/ports/rate-limiter.ts';
import { createAddressLimits, createNamedLimits, type RequestLimits } from './address-limits.ts';
import { handleAssets } from './assets.ts';
import { clientNetwork, requestOf } from './client-address.ts';
import { ANSWERS_PATH, handleAdmin } from './handlers/handle-admin.ts';
import { handleApi, problem } from './handlers/handle-api.ts';
import { handleOperations } from './handlers/handle-operations.ts';
import { handlePages } from './handlers/handle-pages.ts';
import { createHandleRequest } from './handlers/handle-request.ts';
import { createIsKnownHost, type IsKnownHost } from './known-hosts.ts';
import { messagePage } from './rendering/page.ts';
import { words } from './rendering/web-words.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** The largest question takes a few thousand. In bytes. */
const BODY_LIMIT = 16 * 1024;

/** What the operator answers with, each letter of which may take nine. In bytes. */
const ANSWER_LIMIT = 64 * 1024;

/** The host of a URL where a request names none, as the HTTP/1.0 of some load balancers' probes. Nobody has this name. */
const UNNAMED_HOST = 'unnamed.invalid';

export interface WebAdapter {
  readonly name: string;
  readonly routes: readonly [];
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
  /** Handles every request whose path no other adapter has claimed. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Counts a request for a page of another adapter against its address, as a question. */
  readonly admit: (request: IncomingMessage) => Promise<Allowance>;
  /** For an adapter whose requests are told from others as the pages' are. A network's limits are those of its pages. */
  readonly gate: RequestLimits<string> & {
    readonly isKnownHost: IsKnownHost;
    /** The network that a request is counted against. */
    readonly networkOf: (request: IncomingMessage) => string;
  };
}

/**
 * The web adapter: pages to ask questions and read articles, a JSON API, and endpoints for operators. It runs inside the service's
 * HTTP server. Unlike a chat platform, it delivers a reply by returning the response.
 */
export function createWeb(dependencies: WebDependencies): WebAdapter {
  const app = new Hono();
  const namedLimits = createNamedLimits(dependencies);
  const limits = createAddressLimits(namedLimits, dependencies.proxies);
  const handleRequest = createHandleRequest(dependencies, limits);
  const isKnown = createIsKnownHost(dependencies.publicUrl, dependencies.allowedHosts);
  const isKnownHost = (context: Context) =>
    isKnown(context.req.header('host'), requestOf(context).socket.localAddress);
  app.use(secureHeaders(SECURITY_HEADERS));
  const limited = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (context) => refusal(context, 413, words.tooLarge) });
  app.post(ANSWERS_PATH, limited(ANSWER_LIMIT));
  app.post('*', except(ANSWERS_PATH, limited(BODY_LIMIT)));
  app.use('/press', csrf());
  // A browser sends the operator's password with whatever another site has it send.
  app.use('/admin/*', csrf());
  handleOperations(app, dependencies, isKnownHost);
  app.use((context, next) =>
    isKnownHost(context) ? next() : Promise.resolve(refusal(context, 421, words.unknownHost)),
  );
  handleAssets(app);
  handleApi(app, handleRequest, dependencies);
  handleAdmin(app, limits, dependencies);
  handlePages(app, handleRequest, limits, dependencies);
  app.notFound((context) => refusal(context, 404, words.notFound));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return refusal(context, error.status, words.badRequest);
    dependencies.report(error);
    return refusal(context, 500, english.failed);
  });
  const listener = getRequestListener((request, env) => app.fetch(withStandardBody(request), env), {
    overrideGlobalObjects: false,
    hostname: UNNAMED_HOST,
  });

  return {
    name: 'web',
    routes: [],
    readiness: () => null,
    // The HTTP server waits until its requests are answered.
    stop: async () => {},
    admit: limits.takeQuestion,
    gate: {
      ...namedLimits,
      isKnownHost: isKnown,
      networkOf: (request) => clientNetwork(request, dependencies.proxies),
    },
    handle(request, response) {
      listener(request, response).catch((error: unknown) => {
        dependencies.report(error);
        response.destroy();
      });
    },
  };
}

/** To limit a body of unknown length, Hono copies the request, which fails with the lazy requests of its Node server. */
function withStandardBody(request: Request): Request {
  const { method, url, headers } = request;
  if (method !== 'POST' || !headers.has('transfer-encoding')) return request;
  return new Request(url, { method, headers, body: request.body, duplex: 'half' });
}

function refusal(context: Context, status: HTTPException['status'], sentence: string) {
  if (context.req.path.startsWith('/api/')) return problem(context, status, sentence);
  return context.html(messagePage(sentence), status);
}
