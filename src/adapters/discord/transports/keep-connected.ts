import { createRetryPauses, type RetryPausesOptions } from '../../../core/inbox/retry-pauses.ts';
import type { ReportProblem } from '../discord-dependencies.ts';
import { adviceFor } from '../discord-errors.ts';
import type { Gateway } from './gateway.ts';

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

/** Connects, and retries after longer and longer pauses while that fails. Once connected, discord.js reconnects by itself. */
export function keepConnected(
  open: OpenGateway,
  report: ReportProblem,
  options: RetryPausesOptions,
): GatewayConnection {
  const pauses = createRetryPauses(options);
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
      const what = adviceFor(error);
      // Told once, however often it is tried.
      if (what !== problem) report({ what, event: null, error });
      problem = what;
    }
  }

  async function retry(): Promise<void> {
    while (gateway === null) {
      await pauses.wait(signal);
      if (signal.aborted) return;
      await attempt();
    }
  }

  const firstAttempt = attempt();
  const running = firstAttempt.then(retry);
  return {
    firstAttempt: Promise.race([firstAttempt, options.clock.wait(FIRST_ATTEMPT_TIMEOUT)]),
    readiness: () => (gateway === null ? problem : gateway.problem()),
    async close() {
      closing.abort();
      await running;
      await gateway?.close();
    },
  };
}
