import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOn } from '../listen-on.ts';
import type { Trouble } from './trouble.ts';

/** What a platform is called with. */
export interface SinkCall {
  readonly method: string;
  /** Decoded. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** A status, and what is told. */
export type SinkAnswer = readonly [status: number, body?: object];

/** A platform's API on this machine. */
export interface Sink {
  readonly base: string;
  readonly close: () => Promise<void>;
}

/** Opens an API. @param trouble told each call; what is wrong with it then */
export async function openSink(
  take: (call: SinkCall) => SinkAnswer | Promise<SinkAnswer>,
  trouble: Trouble,
): Promise<Sink> {
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    const call = {
      method,
      path: decodeURIComponent(url),
      contentType: headers['content-type'],
      body: await text(request),
    };
    const wrong = trouble(call);
    const send = (status: number, body: object = {}, more = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...more })
        .end(status === 204 ? undefined : JSON.stringify(body));
    switch (wrong?.kind) {
      case 'refused':
        return send(wrong.status, { ok: false, message: 'trouble', retry_after: 1 }, wrong.headers);
      case 'lost':
        return request.socket.destroy();
      case 'slow':
        await wait(wrong.milliseconds);
    }
    const [status, body] = await take(call);
    if (wrong?.kind === 'unheard') return request.socket.destroy();
    return send(status, body);
  });
  const base = await listenOn(server);
  return {
    base,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
