import type { Bot } from '../../core/bot/bot.ts';
import type { Library } from '../../core/bot/library.ts';
import type { Limit } from '../../core/ports/rate-limiter.ts';
import type { Clock, RandomBytes, Sign } from '../../core/ports/system.ts';

/** What is found out about the service when somebody looks whether it is ready. */
export interface Health {
  /** `degraded`: it answers, but not as well as it should. `unready`: a platform isn't connected. */
  readonly status: 'ready' | 'degraded' | 'unready';
  /** What is looked at, and how it is: `ok`, or a sentence for operators. */
  readonly checks: Readonly<Record<string, string>>;
}

/** What the web is made of. */
export interface WebDependencies {
  readonly bot: Pick<Bot, 'handle'>;
  readonly library: () => Library;
  readonly clock: Clock;
  readonly sign: Sign;
  readonly randomBytes: RandomBytes;
  /** How much may be asked from one address. */
  readonly addressLimit: Limit;
  /** How many reverse proxies stand before the service. Each adds the address it was asked from to `X-Forwarded-For`. */
  readonly proxies: number;
  /** Of this program. */
  readonly version: string;
  readonly health: () => Promise<Health>;
  /** What `metrics`, and the details of `health`, are shown for; `null`: to everybody. */
  readonly metricsToken: string | null;
  /** In the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
  /** Told what a handler threw. */
  readonly report: (error: unknown) => void;
}
