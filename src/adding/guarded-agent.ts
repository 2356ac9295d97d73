import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { RefusedSource } from './refused-source.ts';

/** IP addresses of a host, best first. */
export type Resolve = (host: string) => Promise<readonly string[]>;

export interface Guard {
  /** Whether to connect to an IP address. */
  readonly isAllowed: (address: string) => boolean;
  readonly resolve?: Resolve;
}

const resolveHost: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Connects to allowed addresses only. It guards each connection, so that no redirect gets around it, and connects to the
 * address that it has checked, so that a name which resolves to another one the next time doesn't, either.
 *
 * @param timeout for a connection to be made, in milliseconds
 */
export function createGuardedAgent({ isAllowed, resolve = resolveHost }: Guard, timeout: number): Agent {
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
