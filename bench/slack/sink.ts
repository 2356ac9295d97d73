import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOn } from '../../tests/support/loopback.ts';
import type { ReplyFor, SinkReply } from '../platform/app-load.ts';

/** A Slack that takes everything. */
export interface Sink {
  readonly base: string;
  readonly at: ReplyFor;
  readonly clear: () => void;
  readonly close: () => void;
}

export async function openSink(): Promise<Sink> {
  const replies = new Map<string, SinkReply>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const body = await text(request);
    if (path.startsWith('/respond/')) {
      const before = replies.get(path);
      replies.set(path, { times: (before?.times ?? 0) + 1, text: before?.text ?? JSON.parse(body).text });
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT' }));
  });
  const base = await listenOn(server);
  return {
    base,
    at: (path) => replies.get(path),
    clear: () => replies.clear(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
