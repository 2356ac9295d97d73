import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { english } from '../../core/wording/english.ts';
import { handleApi } from './handle-api.ts';
import { handleAssets } from './handle-assets.ts';
import { handleOperations } from './handle-operations.ts';
import { handlePages } from './handle-pages.ts';
import { messagePage } from './message-page.ts';
import { problem } from './problem.ts';
import { createSend } from './send.ts';
import type { WebParts } from './web-parts.ts';
import { words } from './web-words.ts';

/** In bytes: the longest question and reason, and what goes with them, are a few thousand. */
const MOST_IN_BODY = 16 * 1024;

/** Pages load their own style and script, and nothing else; nobody frames them. */
const HEADERS: Parameters<typeof secureHeaders>[0] = {
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
export interface Web {
  readonly name: string;
  readonly routes: readonly [];
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
  /** Answers every path that no other adapter has. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Pages to ask and to read, the API, and what watches over the service. */
export function createWeb(parts: WebParts): Web {
  const app = new Hono();
  const send = createSend(parts);
  app.use(secureHeaders(HEADERS));
  app.post(
    '*',
    bodyLimit({ maxSize: MOST_IN_BODY, onError: (context) => refusal(context, 413, words.tooLarge) }),
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
  const listener = getRequestListener((request, env) => app.fetch(rewrappable(request), env), {
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
function rewrappable(request: Request): Request {
  const { method, url, headers } = request;
  if (method !== 'POST' || !headers.has('transfer-encoding')) return request;
  return new Request(url, { method, headers, body: request.body, duplex: 'half' });
}

function refusal(context: Context, status: HTTPException['status'], sentence: string) {
  if (context.req.path.startsWith('/api/')) return problem(context, status, sentence);
  return context.html(messagePage(sentence), status);
}
