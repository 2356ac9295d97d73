import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { english } from '../../core/bot/wording/english.ts';
import { handleAssets } from './assets.ts';
import { handleApi, problem } from './handlers/handle-api.ts';
import { handleOperations } from './handlers/handle-operations.ts';
import { handlePages } from './handlers/handle-pages.ts';
import { createHandleRequest } from './handlers/handle-request.ts';
import { messagePage } from './rendering/page.ts';
import { words } from './rendering/web-words.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** In bytes: the longest question and reason, and what goes with them, are a few thousand. */
const BODY_LIMIT = 16 * 1024;

/** Pages load their own style and script, and nothing else; nobody frames them. */
const SECURITY_HEADERS: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Whether there is TLS before this, the operator's proxy knows.
  strictTransportSecurity: false,
};

/** The web as one of the bot's platforms. */
export interface WebAdapter {
  readonly name: string;
  readonly routes: readonly [];
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
  /** Answers every path that no other adapter has. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Pages to ask and to read, the API, and what watches over the service. */
export function createWeb(parts: WebDependencies): WebAdapter {
  const app = new Hono();
  const send = createHandleRequest(parts);
  app.use(secureHeaders(SECURITY_HEADERS));
  app.post(
    '*',
    bodyLimit({ maxSize: BODY_LIMIT, onError: (context) => refusal(context, 413, words.tooLarge) }),
  );
  app.use('/press', csrf());
  handleOperations(app, parts);
  handleAssets(app);
  handleApi(app, send, parts);
  handlePages(app, send, parts);
  app.notFound((context) => refusal(context, 404, words.notFound));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return refusal(context, error.status, words.badRequest);
    parts.report(error);
    return refusal(context, 500, english.failed);
  });
  const listener = getRequestListener((request, env) => app.fetch(withKnownBody(request), env), {
    overrideGlobalObjects: false,
  });

  return {
    name: 'web',
    routes: [],
    readiness: () => null,
    // The server that took the requests waits until they are answered.
    stop: async () => {},
    handle(request, response) {
      listener(request, response).catch((error: unknown) => {
        parts.report(error);
        response.destroy();
      });
    },
  };
}

/** Hono makes a request of unknown length anew, to limit it, and can't with the kind of request that its own server makes. */
function withKnownBody(request: Request): Request {
  const { method, url, headers } = request;
  if (method !== 'POST' || !headers.has('transfer-encoding')) return request;
  return new Request(url, { method, headers, body: request.body, duplex: 'half' });
}

function refusal(context: Context, status: HTTPException['status'], sentence: string) {
  if (context.req.path.startsWith('/api/')) return problem(context, status, sentence);
  return context.html(messagePage(sentence), status);
}
