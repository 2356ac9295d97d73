import { z } from 'zod';
import { wholeNumber } from './variable.ts';

export interface ServerConfig {
  /** The address or name of this machine to listen on. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** How many reverse proxies are in front of the service. */
  readonly proxies: number;
  /** The bearer token that the metrics, and the details of readiness, require; `null`: none. */
  readonly metricsToken: string | null;
}

/** The variables of the service's one port. */
export const serverVariables = {
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.hostname()], 'must be an address or a name of this machine')
    .default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535, 3000),
  PROXIES: wholeNumber(0, 10, 0),
  METRICS_TOKEN: z
    .string()
    .regex(/^[!-~]{16,}$/, 'must have at least 16 characters, and no spaces')
    .optional(),
};

export function serverConfigOf(set: z.infer<z.ZodObject<typeof serverVariables>>): ServerConfig {
  const { HOST: host, PORT: port, PROXIES: proxies, METRICS_TOKEN: metricsToken = null } = set;
  return { host, port, proxies, metricsToken };
}
