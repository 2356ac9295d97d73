import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

/** The pages of the service, and what watches over it. */
export interface Web {
  readonly name: string;
  readonly routes: readonly [];
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
  /** Answers every path that no other adapter has. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The web as one of the bot's platforms. */
export function createWeb(): Web {
  const app = new Hono();
  app.get('/healthz', (context) => context.text('ok\n'));
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });

  return {
    name: 'web',
    routes: [],
    readiness: () => null,
    // Requests are finished by the server that took them.
    stop: async () => {},
    handle: (request, response) => {
      listener(request, response).catch(() => response.destroy());
    },
  };
}
