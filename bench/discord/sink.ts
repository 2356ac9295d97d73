import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { shownText } from '../../tests/support/discord/shown-messages.ts';
import { listenOn } from '../../tests/support/loopback.ts';
import type { ReplyFor, SinkReply } from '../platform/app-load.ts';

/** A Discord that takes every answer. */
export interface Sink {
  readonly base: string;
  /** By the interaction's token. */
  readonly at: ReplyFor;
  readonly close: () => void;
}

export async function openSink(): Promise<Sink> {
  const replies = new Map<string, SinkReply>();
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const token = /\/webhooks\/\d+\/(?<token>[^/?]+)/.exec(request.url ?? '')?.groups?.token;
    if (token !== undefined) {
      const before = replies.get(token);
      const shown = before?.text ?? shownText(JSON.parse(body || '{}'));
      replies.set(token, { times: (before?.times ?? 0) + 1, text: shown });
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  const base = await listenOn(server);
  return {
    base,
    at: (token) => replies.get(token),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
