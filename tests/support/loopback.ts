import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

/** Lets a server listen on a free port of this machine. @returns its address, without a slash at the end */
export async function listenOn(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}

/** A port of loopback on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}

/**
 * Sends bytes to a server of this machine, as no client would, and reads what comes back until the connection ends.
 *
 * @param address as `http://127.0.0.1:PORT`
 */
export async function sendRaw(address: string, bytes: Buffer): Promise<{ status: number; text: string }> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // Whoever is refused before they have said all is cut off.
  socket.on('error', () => {});
  socket.write(bytes);
  await once(socket, 'close');
  const text = Buffer.concat(chunks).toString();
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]), text };
}
