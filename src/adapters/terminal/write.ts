import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes a text and waits while the stream is full. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text) && !stream.destroyed) await once(stream, 'drain');
}
