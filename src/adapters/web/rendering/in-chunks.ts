import { setImmediate } from 'node:timers/promises';
import type { Html } from './page.ts';

/** So much is rendered without a break, in a millisecond or less. In UTF-16 units. */
const CHUNK_LENGTH = 32 * 1024;

/**
 * A long page as a stream of bytes. Pieces are rendered as fast as the client takes them, in chunks, between which others are served:
 * neither the time nor the memory for the whole page is taken at once.
 */
export function inChunks(pieces: Iterable<Html>): ReadableStream<Uint8Array> {
  return ReadableStream.from(chunksOf(pieces));
}

async function* chunksOf(pieces: Iterable<Html>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let chunk = '';
  for (const piece of pieces) {
    chunk += await piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield encoder.encode(chunk);
    chunk = '';
    await setImmediate();
  }
  yield encoder.encode(chunk);
}
