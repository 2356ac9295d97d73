import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, fetch, type Response } from 'undici';
import { describeSystemError } from '../../system/describe-system-error.ts';
import { SourceError } from '../corpus-error.ts';
import { readRegularFile } from '../regular-file.ts';

/** A document to be added to a corpus, as it was fetched or read. */
export interface Source {
  /** The path or address that was asked for. Messages name it, and it is recognised by it when it is added again. */
  readonly name: string;
  /** The address after redirects; `null` for a file. */
  readonly url: string | null;
  readonly bytes: Uint8Array;
  /** The HTTP header: `text/html; charset=utf-8`. */
  readonly contentType: string | null;
  /** The HTTP header `Content-Language`: BCP 47. */
  readonly language: string | null;
}

/** For PDFs, which hold pictures; no text is so long. In bytes, after decompression. */
const MAX_SOURCE_BYTES = 30 * 1024 * 1024;

/** For the whole request, redirects and body included. In milliseconds. */
const FETCH_TIMEOUT = 30_000;

export interface FetchSettings extends AddressGuard {
  readonly userAgent: string;
  /** For the whole request, in milliseconds. */
  readonly timeout?: number;
  readonly maxBytes?: number;
}

/** Fetches a web address. @throws SourceError when that fails, is too slow or too long, or the address isn't allowed */
export async function fetchSource(
  address: string,
  { userAgent, timeout = FETCH_TIMEOUT, maxBytes = MAX_SOURCE_BYTES, ...guard }: FetchSettings,
): Promise<Source> {
  const dispatcher = createGuardedAgent(guard, timeout);
  try {
    const url = cleanAddress(address);
    const response = await fetch(url, {
      dispatcher,
      signal: AbortSignal.timeout(timeout),
      headers: {
        'user-agent': userAgent,
        accept: 'text/html, text/markdown, text/plain, application/pdf, */*;q=0.1',
      },
    });
    if (!response.ok)
      throw new SourceError(`The server answers ${response.status} ${response.statusText}`.trim());
    return {
      name: url.href,
      url: response.url,
      bytes: await readBody(response, maxBytes),
      contentType: response.headers.get('content-type'),
      language: response.headers.get('content-language'),
    };
  } catch (error) {
    throw new SourceError(`${address} can't be fetched: ${fetchFailure(error, timeout)}`, {
      cause: error,
    });
  } finally {
    await dispatcher.destroy();
  }
}

/** Drops the fragment, which only a browser needs. */
function cleanAddress(address: string): URL {
  if (!URL.canParse(address)) throw new SourceError('It is no web address.');
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') {
    throw new SourceError('An address with a name or password in it would end up in citations.');
  }
  url.hash = '';
  return url;
}

async function readBody({ body }: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) {
      throw new SourceError(`It is longer than ${Math.round(maxBytes / 1024 / 1024)} MB.`);
    }
  }
  return Buffer.concat(chunks);
}

function fetchFailure(error: unknown, timeout: number): string {
  const { name, message, cause } = error as Error;
  if (error instanceof SourceError) return message;
  if (name === 'TimeoutError') return `It takes longer than ${timeout / 1000} s.`;
  // The error of fetch says only that it failed; its cause says why.
  return cause === undefined ? `${message}.` : fetchFailure(firstCause(cause), timeout);
}

/** When several addresses were tried, each has its error: the first is reported. */
function firstCause(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0];
  if (error instanceof SourceError) return error;
  return new Error(describeSystemError(error));
}

/** Resolves a host to its IP addresses, best first. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

export interface AddressGuard {
  /** Whether to connect to an IP address. */
  readonly isAllowed: (address: string) => boolean;
  readonly resolve?: ResolveHost;
}

const resolveHost: ResolveHost = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * An agent that connects to allowed addresses only (no SSRF). It checks every connection, so that a redirect can't evade the
 * check, and connects to the very address that it has checked, so that DNS rebinding can't either.
 *
 * @param timeout for making a connection, in milliseconds
 */
function createGuardedAgent({ isAllowed, resolve = resolveHost }: AddressGuard, timeout: number): Agent {
  const refuse = (host: string) =>
    new SourceError(
      `${host} is not an address of the public internet. Say --allow-private to fetch from this machine and private networks, too.`,
    );

  async function resolveAllowed(host: string): Promise<{ address: string; family: number }[]> {
    const addresses = await resolve(host);
    // A forbidden address among others is no accident.
    if (addresses.length === 0 || !addresses.every(isAllowed)) throw refuse(host);
    return addresses.map((address) => ({ address, family: isIP(address) }));
  }

  const lookupAllowed: LookupFunction = (host, { all }, done) => {
    resolveAllowed(host).then(
      (found) => (all ? done(null, found) : done(null, found[0]?.address ?? '', found[0]?.family)),
      (error) => done(error, '', 0),
    );
  };

  const connect = buildConnector({ lookup: lookupAllowed, timeout });
  return new Agent({
    connect(options, done) {
      // A literal address is never looked up, so it is checked here.
      const host = options.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !isAllowed(host)) done(refuse(options.hostname), null);
      else connect(options, done);
    },
  });
}

/** All of IPv6 that is given out for the public internet; the rest is special, or nobody's. RFC 4291, section 2.4 */
const GLOBAL_UNICAST_V6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public internet: not to this machine, a private network, a link, a cloud's metadata service
 * or another special purpose. An IPv4 address in IPv6 form is judged as IPv4.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_UNICAST_V6);
}

/** Reads a file of this machine. @throws SourceError when it can't be read or is too long */
export async function readFileSource(path: string): Promise<Source> {
  try {
    const bytes = await readRegularFile(path, { folder: null, maxBytes: MAX_SOURCE_BYTES });
    return { name: resolve(path), url: null, bytes, contentType: null, language: null };
  } catch (cause) {
    throw new SourceError(`"${path}" can't be read: ${describeSystemError(cause)}.`, { cause });
  }
}
