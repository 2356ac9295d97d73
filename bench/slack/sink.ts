import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOn } from '../../tests/support/listen-on.ts';
import type { Sunk, SunkAt } from '../platform/app-load.ts';

/** A Slack that takes everything. */
export interface Sink {
  readonly base: string;
  readonly at: SunkAt;
  readonly clear: () => void;
  readonly close: () => void;
}

export async function openSink(): Promise<Sink> {
  const sunk = new Map<string, Sunk>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const body = await text(request);
    if (path.startsWith('/respond/')) {
      const before = sunk.get(path);
      sunk.set(path, { times: (before?.times ?? 0) + 1, text: before?.text ?? JSON.parse(body).text });
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, user_id: 'U0BOT', bot_id: 'B0BOT' }));
  });
  const base = await listenOn(server);
  return {
    base,
    at: (path) => sunk.get(path),
    clear: () => sunk.clear(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
