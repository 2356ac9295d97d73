import type { Bot } from '../../core/bot/bot.ts';
import type { Gap } from '../../core/bot/gaps.ts';
import type { AnswerGap } from '../../core/bot/kept/answer-gap.ts';
import type { Library } from '../../core/bot/library.ts';
import type { Limit } from '../../core/ports/rate-limiter.ts';
import type { Store } from '../../core/ports/store.ts';
import type { Clock, RandomBytes, Sign } from '../../core/ports/system.ts';

/** The state of the service, for `/readyz`. */
export interface Health {
  /** `degraded`: it answers, but not as well as it should. `unready`: a platform isn't connected. */
  readonly status: 'ready' | 'degraded' | 'unready';
  /** By name of what is checked: `ok`, or a sentence for operators that says what is wrong. */
  readonly checks: Readonly<Record<string, string>>;
}

export interface AdminDependencies {
  /** Whoever sends it sees what people asked. */
  readonly token: string;
  readonly records: Pick<Store, 'listUnmet' | 'listDays'>;
  /** Requests since the start of this process, by platform and outcome, as in the metrics. */
  readonly handled: () => Promise<
    readonly { readonly platform: string; readonly outcome: string; readonly count: number }[]
  >;
  /** Keeps what the operator answers to a gap. */
  readonly answerGap: AnswerGap;
  /** Gaps as a table for a spreadsheet. */
  readonly gapsCsv: (gaps: readonly Gap[]) => Promise<string>;
}

export interface WebDependencies {
  readonly bot: Pick<Bot, 'handle'>;
  readonly library: () => Library;
  readonly clock: Clock;
  readonly sign: Sign;
  readonly randomBytes: RandomBytes;
  /** The questions that one client address may ask; it may read several times as many pages. */
  readonly addressLimit: Limit;
  /** The URL under which people reach the service, without a slash at the end. */
  readonly publicUrl: string | null;
  /** Further names and addresses under which the service is reached. */
  readonly allowedHosts: readonly string[];
  /** How many reverse proxies are in front of the service. Each appends its client's address to `X-Forwarded-For`. */
  readonly proxies: number;
  /** The version of this program. */
  readonly version: string;
  readonly health: () => Promise<Health>;
  /** The bearer token that `/metrics` and the details of `/readyz` require; `null`: they are for this machine alone. */
  readonly metricsToken: string | null;
  /** What the operator's page shows, and to whom; `null`: there is no such page. */
  readonly admin: AdminDependencies | null;
  /** In the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
  /** Reports an error that a handler threw. */
  readonly report: (error: unknown) => void;
}
