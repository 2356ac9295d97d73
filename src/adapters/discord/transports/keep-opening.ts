import type { Clock } from '../../../core/ports/clock.ts';
import { adviceFor } from '../delivery/advice-for.ts';
import type { ReportTrouble } from '../trouble.ts';
import type { Gateway } from './open-gateway.ts';

/** Before the next try, doubled each time up to the longest: Discord allows a thousand connections a day. In milliseconds. */
const PAUSE = 1_000;
const LONGEST_PAUSE = 2 * 60_000;

/** For the first try, while other platforms wait to be answered on. In milliseconds. */
const PATIENCE = 8_000;

const CONNECTING = 'The connection to Discord is being made.';

/** Connects to the gateway. Rejects where that fails or the signal is aborted, and leaves nothing open then. */
export type OpenOnce = (signal: AbortSignal) => Promise<Gateway>;

export interface KeptGateway {
  /** Resolves after the first try, whether it succeeded or not; at the latest when that takes long. */
  readonly tried: Promise<void>;
  /** `null`: it is connected; else why not, a sentence. */
  readonly readiness: () => string | null;
  readonly close: () => Promise<void>;
}

/** Connects, again and again at growing intervals while that fails. What is connected once discord.js keeps so by itself. */
export function keepOpening(open: OpenOnce, clock: Pick<Clock, 'wait'>, report: ReportTrouble): KeptGateway {
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
    for (let pause = PAUSE; gateway === null; pause *= 2) {
      await clock.wait(Math.min(pause, LONGEST_PAUSE), signal);
      if (signal.aborted) return;
      await tryOnce();
    }
  }

  const firstTry = tryOnce();
  const running = firstTry.then(tryAgain);
  return {
    tried: Promise.race([firstTry, clock.wait(PATIENCE)]),
    readiness: () => (gateway?.isReady() ? null : problem),
    async close() {
      closing.abort();
      await running;
      await gateway?.close();
    },
  };
}
