import { lookup } from 'node:dns/promises';
import { readFile, stat } from 'node:fs/promises';
import { isIP, type LookupFunction } from 'node:net';
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, fetch, type Response } from 'undici';
import { describeSystemError } from '../../system/describe-system-error.ts';
import { RefusedSource } from '../corpus-error.ts';
import type { Source } from '../formats/formats.ts';

/** A PDF has pictures; of text, nobody needs so much. In bytes, unpacked. */
const MAX_SOURCE_BYTES = 30 * 1024 * 1024;

/** For all of it, redirects included. In milliseconds. */
const FETCH_TIMEOUT = 30_000;

export interface FetchSettings extends AddressGuard {
  /** Says who asks. */
  readonly userAgent: string;
  /** In milliseconds, for all of it. */
  readonly timeout?: number;
  readonly maxBytes?: number;
}

/** Fetches what is at a web address. @throws RefusedSource when it isn't to be had */
export async function fetchSource(
  address: string,
  {
    userAgent,
    timeout: patience = FETCH_TIMEOUT,
    maxBytes: mostBytes = MAX_SOURCE_BYTES,
    ...guard
  }: FetchSettings,
): Promise<Source> {
  const dispatcher = createGuardedAgent(guard, patience);
  try {
    const url = cleanAddress(address);
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
      bytes: await readBody(response, mostBytes),
      contentType: response.headers.get('content-type'),
      language: response.headers.get('content-language'),
    };
  } catch (error) {
    throw new RefusedSource(`${address} can't be fetched: ${fetchFailure(error, patience)}`, {
      cause: error,
    });
  } finally {
    await dispatcher.destroy();
  }
}

/** An address with what only a browser needs left out. */
function cleanAddress(address: string): URL {
  if (!URL.canParse(address)) throw new RefusedSource('It is no web address.');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new RefusedSource('An address with a name or password in it would end up in citations.');
  }
  url.hash = '';
  return url;
}

async function readBody({ body }: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) throw new RefusedSource(`It is longer than ${Math.round(most / 1024 / 1024)} MB.`);
  }
  return Buffer.concat(chunks);
}

function fetchFailure(error: unknown, patience: number): string {
  const { name, message, cause } = error as Error;
  if (error instanceof RefusedSource) return message;
  if (name === 'TimeoutError') return `It takes longer than ${patience / 1000} s.`;
  // What fetch throws says only that it failed; why is in its cause.
  return cause === undefined ? `${message}.` : fetchFailure(firstCause(cause), patience);
}

/** Of several addresses that were tried in vain, the first. */
function firstCause(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0];
  if (error instanceof RefusedSource) return error;
  return new Error(describeSystemError(error));
}

/** IP addresses of a host, best first. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

export interface AddressGuard {
  /** Whether to connect to an IP address. */
  readonly isAllowed: (address: string) => boolean;
  readonly resolve?: ResolveHost;
}

const resolveHost: ResolveHost = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Connects to allowed addresses only. It guards each connection, so that no redirect gets around it, and connects to the
 * address that it has checked, so that a name which resolves to another one the next time doesn't, either.
 *
 * @param timeout for a connection to be made, in milliseconds
 */
function createGuardedAgent({ isAllowed, resolve = resolveHost }: AddressGuard, timeout: number): Agent {
  const refuse = (host: string) =>
    new RefusedSource(
      `${host} is not an address of the public internet. Say --allow-private to fetch from this machine and private networks, too.`,
    );

  async function allowedOf(host: string): Promise<{ address: string; family: number }[]> {
    const addresses = await resolve(host);
    // One that isn't allowed among others is no accident.
    if (addresses.length === 0 || !addresses.every(isAllowed)) throw refuse(host);
    return addresses.map((address) => ({ address, family: isIP(address) }));
  }

  const lookupAllowed: LookupFunction = (host, { all }, done) => {
    allowedOf(host).then(
      (found) => (all ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)),
      (error) => done(error, '', 0),
    );
  };

  const connect = buildConnector({ lookup: lookupAllowed, timeout });
  return new Agent({
    connect(options, done) {
      // Nothing is looked up for an address.
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !isAllowed(host)) done(refuse(options.hostname), null);
      else connect(options, done);
    },
  });
}

/**
 * Whether an IP address is one of the public internet: not of this machine, a private network, a link, a cloud's metadata service
 * or any other special purpose, also where IPv6 wraps an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/** Reads a file. @throws RefusedSource when it can't be read or is too long */
export async function readFileSource(path: string): Promise<Source> {
  try {
    const { size } = await stat(path);
    if (size > MAX_SOURCE_BYTES)
      throw new RefusedSource(`it is longer than ${MAX_SOURCE_BYTES / 1024 / 1024} MB`);
    const bytes = await readFile(path);
    return { name: resolve(path), url: null, bytes, contentType: null, language: null };
  } catch (cause) {
    throw new RefusedSource(`"${path}" can't be read: ${describeSystemError(cause)}.`, { cause });
  }
}
