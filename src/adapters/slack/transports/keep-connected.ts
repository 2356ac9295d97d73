import type { Clock } from '../../../core/ports/clock.ts';
import { withinTime } from '../../../core/resilience/within-time.ts';
import { errorCodeOf } from '../delivery/error-code.ts';
import { fixFor } from '../delivery/fix-for.ts';
import type { Tell } from '../tell.ts';

/** For a connection to be made. In milliseconds. */
const PATIENCE = 8_000;

/** For the other side to say goodbye. In milliseconds. */
const GOODBYE = 1_000;

/** Before the next attempt after one failed, doubled each time up to the longest. In milliseconds. */
const PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** A socket to Slack that tells when it is lost, and doesn't reconnect by itself. */
export interface SocketClient {
  readonly start: () => Promise<unknown>;
  readonly disconnect: () => Promise<void>;
  readonly on: (event: 'disconnected' | 'error', listener: () => void) => unknown;
}

export interface KeptSocket {
  /** Resolves after the first attempt to connect, whether it succeeded or not. */
  readonly attempted: Promise<void>;
  /** `null`: it is connected; else why not, a sentence. */
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
}

/**
 * Keeps a socket connected: a new one at once when it is lost, and again and again, at growing intervals, when that fails. Slack's
 * own reconnecting waits first, and ends the process by an unhandled rejection where it can't reach Slack.
 */
export function keepConnected(client: SocketClient, clock: Clock, tell: Tell): KeptSocket {
  const stopping = new AbortController();
  let problem: string | null = 'Not yet connected to Slack.';
  let lost = () => {};
  let attempted = () => {};
  const firstAttempt = new Promise<void>((resolve) => {
    attempted = resolve;
  });
  client.on('disconnected', () => {
    problem ??= 'The connection to Slack was lost; the bot is making a new one.';
    lost();
  });
  // Followed by `disconnected`.
  client.on('error', () => {});

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const loss = new Promise<void>((resolve) => {
        lost = resolve;
      });
      const isConnected = await connects();
      attempted();
      failures = isConnected ? 0 : failures + 1;
      if (isConnected) await loss;
      else await clock.wait(Math.min(LONGEST_PAUSE, PAUSE * 2 ** failures), stopping.signal);
    }
  }

  async function connects(): Promise<boolean> {
    try {
      await withinTime(PATIENCE, clock, () => client.start());
      problem = null;
      tell('info', 'slack-connected');
      return true;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      const code = errorCodeOf(error);
      problem = `Not connected to Slack (${code}). ${fixFor(code)}`;
      tell('error', 'slack-not-connected', { code, fix: fixFor(code) });
      await disconnect();
      return false;
    }
  }

  /** Whoever is silent doesn't say goodbye either. */
  async function disconnect(): Promise<void> {
    await Promise.race([client.disconnect().catch(() => {}), clock.wait(GOODBYE)]);
  }

  const running = run();
  return {
    attempted: firstAttempt,
    readiness: () => problem,
    async stop() {
      stopping.abort();
      await disconnect();
      lost();
      await running;
    },
  };
}
