import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { verifyKey } from 'discord-interactions';

// What discord-interactions' documentation begins with: it checks a signature and defers, and that is all.

const [port = '', publicKey = ''] = process.argv.slice(2);
const server = createServer(async (request, response) => {
  const body = await buffer(request);
  const signature = String(request.headers['x-signature-ed25519']);
  const time = String(request.headers['x-signature-timestamp']);
  if (!(await verifyKey(body, signature, time, publicKey))) {
    response.writeHead(401).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"type":5}');
});
server.listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => process.exit());
