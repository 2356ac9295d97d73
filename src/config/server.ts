import { z } from 'zod';
import { wholeNumber } from './variable.ts';

export interface ServerConfig {
  /** An address or name of this machine. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** How many reverse proxies stand before it. */
  readonly proxies: number;
  /** What figures, and the details of readiness, are shown for; `null`: to everybody. */
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

/** Where the service listens. */
export function serverConfigOf(set: z.infer<z.ZodObject<typeof serverVariables>>): ServerConfig {
  const { HOST: host, PORT: port, PROXIES: proxies, METRICS_TOKEN: metricsToken = null } = set;
  return { host, port, proxies, metricsToken };
}
