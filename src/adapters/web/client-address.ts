import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';

/** The request as Node has it, by which Hono's knows its connection. */
export function requestOf(context: Context): IncomingMessage {
  return context.env.incoming;
}

/**
 * The network that a request is counted against: an IPv4 address, or the /64 of an IPv6 address, as every subscriber has at least one
 * of these to take addresses from. Each has one spelling.
 *
 * Behind reverse proxies, it is that of the client that the outermost of them saw. Entries further left in the header can be forged.
 * An entry that is no address, such as "unknown", counts as the proxy's own.
 */
export function clientNetwork({ headers, socket }: IncomingMessage, proxies: number): string {
  // Node joins several headers of this name into one.
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  const claimed = proxies === 0 ? undefined : forwarded.at(-proxies);
  const client = parseAddress(claimed) ?? parseAddress(socket.remoteAddress);
  return client === null ? '' : networkOf(client);
}

/** Headers by which a proxy says that a request is somebody else's, besides all `X-Forwarded-…`. */
const PROXY_HEADERS: ReadonlySet<string> = new Set(['forwarded', 'via', 'x-real-ip']);

/** Whether a request comes from a program on this machine, and from no reverse proxy on it. */
export function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  const isLoopback = parseAddress(socket.remoteAddress)?.range() === 'loopback';
  return isLoopback && !Object.keys(headers).some(isProxyHeader);
}

function isProxyHeader(name: string): boolean {
  return PROXY_HEADERS.has(name) || name.startsWith('x-forwarded-');
}

type Address = ReturnType<typeof ipaddr.process>;

/** Some proxies add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const IPV4_WITH_PORT = /^(?<address>[\d.]+):\d+$/u;
const IPV6_IN_BRACKETS = /^\[(?<address>[^\]]+)\](?::\d+)?$/u;

/** Before the interface through which a link-local address is reached: `fe80::1%eth0`. */
const BEFORE_ZONE = '%';

/** An IPv4 address within IPv6 is parsed as IPv4. `null` if the text is no address. */
function parseAddress(text = ''): Address | null {
  const trimmed = text.trim();
  const { groups } = IPV4_WITH_PORT.exec(trimmed) ?? IPV6_IN_BRACKETS.exec(trimmed) ?? {};
  const [address = ''] = (groups?.address ?? trimmed).split(BEFORE_ZONE, 1);
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  return isAddress ? ipaddr.process(address) : null;
}

const PREFIX_LENGTH = 64;

function networkOf(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/${PREFIX_LENGTH}`)}/${PREFIX_LENGTH}`;
}
