import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { listenOn } from '../loopback.ts';

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

/**
 * What is wrong with a call of a platform's API: it is refused; its connection is lost before the platform did what was asked, or
 * after (`unheard`); it takes long.
 */
export type Wrong =
  | { readonly kind: 'refused'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'lost' | 'unheard' }
  | { readonly kind: 'slow'; readonly milliseconds: number };

/** `null`: nothing is wrong. */
export type Trouble = (call: SinkCall) => Wrong | null;

export const NO_TROUBLE: Trouble = () => null;
