import type { IncomingMessage } from 'node:http';

/** The body of a request, byte by byte as it came; `null` when it is longer than so many bytes: the rest isn't read. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
