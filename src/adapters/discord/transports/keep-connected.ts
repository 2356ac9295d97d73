import type { Clock } from '../../../core/ports/system.ts';
import type { ReportProblem } from '../discord-dependencies.ts';
import { adviceFor } from '../discord-errors.ts';
import type { Gateway } from './gateway.ts';

/** Doubled with each failed attempt, up to the longest: Discord allows a thousand connections a day. In milliseconds. */
const RETRY_PAUSE = 1_000;
const MAX_RETRY_PAUSE = 2 * 60_000;

/** How long the start of the bot waits for the first attempt. In milliseconds. */
const FIRST_ATTEMPT_TIMEOUT = 8_000;

const CONNECTING = 'The connection to Discord is being made.';

/** Connects to the gateway. If it can't connect or is aborted, rejects and leaves nothing open. */
export type OpenGateway = (signal: AbortSignal) => Promise<Gateway>;

export interface GatewayConnection {
  /** Resolves after the first attempt, whether it succeeded or not, or when that takes too long. */
  readonly firstAttempt: Promise<void>;
  /** `null`: connected; else why not, as a sentence. */
  readonly readiness: () => string | null;
  readonly close: () => Promise<void>;
}

/** Connects, and retries with exponential backoff while that fails. Once connected, discord.js reconnects by itself. */
export function keepConnected(
  open: OpenGateway,
  clock: Pick<Clock, 'wait'>,
  report: ReportProblem,
): GatewayConnection {
  const closing = new AbortController();
  const { signal } = closing;
  let gateway: Gateway | null = null;
  let problem = CONNECTING;

  async function attempt(): Promise<void> {
    try {
      gateway = await open(signal);
      problem = CONNECTING;
    } catch (error) {
      if (signal.aborted) return;
      problem = adviceFor(error);
      report({ what: problem, event: null, error });
    }
  }

  async function retry(): Promise<void> {
    for (let pause = RETRY_PAUSE; gateway === null; pause *= 2) {
      await clock.wait(Math.min(pause, MAX_RETRY_PAUSE), signal);
      if (signal.aborted) return;
      await attempt();
    }
  }

  const firstAttempt = attempt();
  const running = firstAttempt.then(retry);
  return {
    firstAttempt: Promise.race([firstAttempt, clock.wait(FIRST_ATTEMPT_TIMEOUT)]),
    readiness: () => (gateway?.isReady() ? null : problem),
    async close() {
      closing.abort();
      await running;
      await gateway?.close();
    },
  };
}
