import { fetch, type Response } from 'undici';
import { reasonOf } from '../corpus/reason-of.ts';
import { createGuardedAgent, type Guard } from './guarded-agent.ts';
import { RefusedSource } from './refused-source.ts';
import type { Source } from './source.ts';

/** A PDF has pictures; of text, nobody needs so much. In bytes, unpacked. */
export const MOST_BYTES = 30 * 1024 * 1024;

/** For all of it, redirects included. In milliseconds. */
const PATIENCE = 30_000;

export interface FetchSettings extends Guard {
  /** Says who asks. */
  readonly userAgent: string;
  /** In milliseconds, for all of it. */
  readonly patience?: number;
  readonly mostBytes?: number;
}

/** Fetches what is at a web address. @throws RefusedSource when it isn't to be had */
export async function fetchSource(
  address: string,
  { userAgent, patience = PATIENCE, mostBytes = MOST_BYTES, ...guard }: FetchSettings,
): Promise<Source> {
  const dispatcher = createGuardedAgent(guard, patience);
  try {
    const url = fetchable(address);
    const response = await fetch(url, {
      dispatcher,
      signal: AbortSignal.timeout(patience),
      headers: {
        'user-agent': userAgent,
        accept: 'text/html, text/markdown, text/plain, application/pdf, */*;q=0.1',
      },
    });
    if (!response.ok)
      throw new RefusedSource(`The server answers ${response.status} ${response.statusText}`.trim());
    return {
      name: url.href,
      url: response.url,
      bytes: await bytesOf(response, mostBytes),
      contentType: response.headers.get('content-type'),
      language: response.headers.get('content-language'),
    };
  } catch (error) {
    throw new RefusedSource(`${address} can't be fetched: ${reasonFor(error, patience)}`, { cause: error });
  } finally {
    await dispatcher.destroy();
  }
}

/** An address with what only a browser needs left out. */
function fetchable(address: string): URL {
  if (!URL.canParse(address)) throw new RefusedSource('It is no web address.');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new RefusedSource('An address with a name or password in it would end up in citations.');
  }
  url.hash = '';
  return url;
}

async function bytesOf({ body }: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) throw new RefusedSource(`It is longer than ${Math.round(most / 1024 / 1024)} MB.`);
  }
  return Buffer.concat(chunks);
}

function reasonFor(error: unknown, patience: number): string {
  const { name, message, cause } = error as Error;
  if (error instanceof RefusedSource) return message;
  if (name === 'TimeoutError') return `It takes longer than ${patience / 1000} s.`;
  // What fetch throws says only that it failed; why is in its cause.
  return cause === undefined ? `${message}.` : reasonFor(unpacked(cause), patience);
}

/** Of several addresses that were tried in vain, the first. */
function unpacked(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0];
  if (error instanceof RefusedSource) return error;
  return new Error(reasonOf(error));
}
