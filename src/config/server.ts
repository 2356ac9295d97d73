import { z } from 'zod';
import { optionalToken, parsedBy, wholeNumber } from './variable.ts';

export interface ServerConfig {
  /** The address or name of this machine to listen on. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** How many reverse proxies are in front of the service. */
  readonly proxies: number;
  /** Names and addresses under which the service is reached, besides loopback, its own address and the host of `PUBLIC_URL`. */
  readonly allowedHosts: readonly string[];
  /** The bearer token that the metrics, and the details of readiness, require; `null`: they are for this machine alone. */
  readonly metricsToken: string | null;
  /** The token that the operator's page requires; `null`: there is no such page. */
  readonly adminToken: string | null;
}

/** The variables of the service's one port. */
export const serverVariables = {
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.hostname()], 'must be an address or a name of this machine')
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, 3000),
  PROXIES: wholeNumber(0, 10, 0),
  ALLOWED_HOSTS: z
    .string()
    .transform(
      parsedBy(
        parseHosts,
        'must be names or addresses of hosts, without "http://" and ports, with commas between, such as bot.example.org,10.0.0.5',
      ),
    )
    .default([]),
  METRICS_TOKEN: optionalToken(),
  ADMIN_TOKEN: optionalToken(),
};

export function serverConfigOf(set: z.infer<z.ZodObject<typeof serverVariables>>): ServerConfig {
  const { HOST: host, PORT: port, PROXIES: proxies, ALLOWED_HOSTS: allowedHosts } = set;
  const { METRICS_TOKEN: metricsToken = null, ADMIN_TOKEN: adminToken = null } = set;
  return { host, port, proxies, allowedHosts, metricsToken, adminToken };
}

const hostSchema = z.union([z.ipv4(), z.ipv6(), z.hostname()]);

/** `null` if one of them is no host. */
function parseHosts(text: string): string[] | null {
  const hosts = text.split(',').map((host) => host.trim());
  return hosts.every((host) => hostSchema.safeParse(host).success) ? hosts : null;
}
