import { once } from 'node:events';
import { connect } from 'node:net';

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
