import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Serves these paths over HTTP on this machine until the test has finished. @returns its address, without a slash at the end */
export async function servePages(pages: Readonly<Record<string, RequestListener>>): Promise<string> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end();
    else page(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers with this content. */
export function page(content: string | Uint8Array, type = 'text/html; charset=utf-8'): RequestListener {
  return (_, response) => response.writeHead(200, { 'content-type': type }).end(content);
}

/** Sends on to another address. */
export function redirect(location: string, status = 302): RequestListener {
  return (_, response) => response.writeHead(status, { location }).end();
}
