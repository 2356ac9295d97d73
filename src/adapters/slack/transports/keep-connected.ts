import { withTimeout } from '../../../core/inbox/timeout.ts';
import type { Clock } from '../../../core/ports/system.ts';
import { errorCodeOf, fixFor, type Log } from '../slack-errors.ts';

/** For a connection to be made. In milliseconds. */
const CONNECT_TIMEOUT = 8_000;

/** For the other side to say goodbye. In milliseconds. */
const DISCONNECT_TIMEOUT = 1_000;

/** Before the next attempt after one failed, doubled each time up to the longest. In milliseconds. */
const RETRY_PAUSE = 500;
const MAX_RETRY_PAUSE = 30_000;

/** A socket to Slack that tells when it is lost, and doesn't reconnect by itself. */
export interface SocketClient {
  readonly start: () => Promise<unknown>;
  readonly disconnect: () => Promise<void>;
  readonly on: (event: 'disconnected' | 'error', listener: () => void) => unknown;
}

export interface SocketConnection {
  /** Resolves after the first attempt to connect, whether it succeeded or not. */
  readonly firstAttempt: Promise<void>;
  /** `null`: it is connected; else why not, a sentence. */
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
}

/**
 * Keeps a socket connected: a new one at once when it is lost, and again and again, at growing intervals, when that fails. Slack's
 * own reconnecting waits first, and ends the process by an unhandled rejection where it can't reach Slack.
 */
export function keepConnected(client: SocketClient, clock: Clock, tell: Log): SocketConnection {
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
      else await clock.wait(Math.min(MAX_RETRY_PAUSE, RETRY_PAUSE * 2 ** failures), stopping.signal);
    }
  }

  async function connects(): Promise<boolean> {
    try {
      await withTimeout(CONNECT_TIMEOUT, clock, () => client.start());
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
    await Promise.race([client.disconnect().catch(() => {}), clock.wait(DISCONNECT_TIMEOUT)]);
  }

  const running = run();
  return {
    firstAttempt: firstAttempt,
    readiness: () => problem,
    async stop() {
      stopping.abort();
      await disconnect();
      lost();
      await running;
    },
  };
}
