import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

// What the same server and framework take for nothing.
const app = new Hono();
app.get('/api/ask', (context) => context.json({}));
const listener = getRequestListener(app.fetch);
const server = createServer((request, response) => {
  listener(request, response).catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  process.stderr.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit());
