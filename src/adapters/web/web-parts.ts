import type { Bot } from '../../core/bot.ts';
import type { Library } from '../../core/library.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { RandomBytes } from '../../core/ports/random-bytes.ts';
import type { Sign } from '../../core/ports/sign.ts';
import type { Limit } from '../../core/ports/take-token.ts';

/** What is found out about the service when somebody looks whether it is ready. */
export interface Health {
  /** `degraded`: it answers, but not as well as it should. `unready`: a platform isn't connected. */
  readonly status: 'ready' | 'degraded' | 'unready';
  /** What is looked at, and how it is: `ok`, or a sentence for operators. */
  readonly checks: Readonly<Record<string, string>>;
}

/** What the web is made of. */
export interface WebParts {
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
