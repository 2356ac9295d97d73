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
  let gateway: Gateway | null = null;
  let problem = CONNECTING;
  let endFirstTry = () => {};
  const firstTry = new Promise<void>((resolve) => {
    endFirstTry = resolve;
  });

  async function run(): Promise<void> {
    for (let pause = PAUSE; gateway === null && !closing.signal.aborted; pause *= 2) {
      gateway = await opened();
      endFirstTry();
      if (gateway === null) await clock.wait(Math.min(pause, LONGEST_PAUSE), closing.signal);
    }
  }

  async function opened(): Promise<Gateway | null> {
    try {
      const made = await open(closing.signal);
      problem = CONNECTING;
      return made;
    } catch (error) {
      if (closing.signal.aborted) return null;
      problem = adviceFor(error);
      report({ what: problem, event: null, error });
      return null;
    }
  }

  const running = run();
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
