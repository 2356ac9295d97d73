import type { Clock } from '../../../core/ports/system.ts';
import type { ReportProblem } from '../discord-dependencies.ts';
import { adviceFor } from '../discord-errors.ts';
import type { Gateway } from './gateway.ts';

/** Before the next try, doubled each time up to the longest: Discord allows a thousand connections a day. In milliseconds. */
const RETRY_PAUSE = 1_000;
const MAX_RETRY_PAUSE = 2 * 60_000;

/** For the first try, while other platforms wait to be answered on. In milliseconds. */
const FIRST_ATTEMPT_TIMEOUT = 8_000;

const CONNECTING = 'The connection to Discord is being made.';

/** Connects to the gateway. Rejects where that fails or the signal is aborted, and leaves nothing open then. */
export type OpenGateway = (signal: AbortSignal) => Promise<Gateway>;

export interface GatewayConnection {
  /** Resolves after the first try, whether it succeeded or not; at the latest when that takes long. */
  readonly firstAttempt: Promise<void>;
  /** `null`: it is connected; else why not, a sentence. */
  readonly readiness: () => string | null;
  readonly close: () => Promise<void>;
}

/** Connects, again and again at growing intervals while that fails. What is connected once discord.js keeps so by itself. */
export function keepConnected(
  open: OpenGateway,
  clock: Pick<Clock, 'wait'>,
  report: ReportProblem,
): GatewayConnection {
  const closing = new AbortController();
  const { signal } = closing;
  let gateway: Gateway | null = null;
  let problem = CONNECTING;

  async function tryOnce(): Promise<void> {
    try {
      gateway = await open(signal);
      problem = CONNECTING;
    } catch (error) {
      if (signal.aborted) return;
      problem = adviceFor(error);
      report({ what: problem, event: null, error });
    }
  }

  async function tryAgain(): Promise<void> {
    for (let pause = RETRY_PAUSE; gateway === null; pause *= 2) {
      await clock.wait(Math.min(pause, MAX_RETRY_PAUSE), signal);
      if (signal.aborted) return;
      await tryOnce();
    }
  }

  const firstTry = tryOnce();
  const running = firstTry.then(tryAgain);
  return {
    firstAttempt: Promise.race([firstTry, clock.wait(FIRST_ATTEMPT_TIMEOUT)]),
    readiness: () => (gateway?.isReady() ? null : problem),
    async close() {
      closing.abort();
      await running;
      await gateway?.close();
    },
  };
}
