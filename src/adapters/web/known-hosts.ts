import ipaddr from 'ipaddr.js';

/** @param localAddress the address of this machine that the client connected to, if it is known */
export type IsKnownHost = (host: string | undefined, localAddress: string | undefined) => boolean;

/**
 * Whether a `Host` header names this service. A page on the internet can have its own name lead to this machine (DNS rebinding), and
 * the browser then lets it read what the service answers. But the browser also sends that name. Known are the names of loopback, the
 * host of `PUBLIC_URL`, the hosts that the operator allows, and the address that was connected to, which no page can fake.
 */
export function createIsKnownHost(publicUrl: string | null, allowedHosts: readonly string[]): IsKnownHost {
  const publicHosts = publicUrl === null ? [] : [new URL(publicUrl).host];
  const known = new Set([...publicHosts, ...allowedHosts.map(inBrackets)].map(hostnameOf));
  return (host, localAddress) => {
    const hostname = hostnameOf(host);
    if (hostname === null) return false;
    return (
      known.has(hostname) ||
      isLoopbackName(hostname) ||
      (localAddress !== undefined && hostname === canonicalAddress(localAddress))
    );
  };
}

/** Whether a `Host` header names this machine as itself alone is called: `localhost:3000`, `127.0.0.1`, `[::1]`. */
export function isLoopbackHost(host: string | undefined): boolean {
  const hostname = hostnameOf(host);
  return hostname !== null && isLoopbackName(hostname);
}

/** Names that end in `.localhost` lead to loopback, too: https://www.rfc-editor.org/rfc/rfc6761#section-6.3 */
function isLoopbackName(hostname: string): boolean {
  if (ipaddr.isValid(hostname)) return ipaddr.process(hostname).range() === 'loopback';
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

/** A name or address, and maybe a port. Anything else that a URL may contain (a path, a user) is no host. */
const HOST = /^[\w.:[\]-]+$/u;

/**
 * The name or address in a `Host` header, in one spelling: in lower case, without the dot of a fully qualified name, an address
 * without brackets. `null` if there is none.
 */
function hostnameOf(host: string | undefined): string | null {
  if (host === undefined || !HOST.test(host) || !URL.canParse(`http://${host}`)) return null;
  const { hostname } = new URL(`http://${host}`);
  return canonicalAddress(hostname.replace(/^\[|\]$|\.$/gu, ''));
}

function inBrackets(host: string): string {
  return ipaddr.IPv6.isValid(host) ? `[${host}]` : host;
}

/** One spelling of each address; an IPv4 address within IPv6 as IPv4. What is no address stays as it is. */
function canonicalAddress(text: string): string {
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : text;
}
