import { withTimeout } from '../../../core/inbox/timeout.ts';
import type { Clock } from '../../../core/ports/system.ts';
import { errorCodeOf, fixFor, type Log } from '../slack-errors.ts';

/** For a connection to be made. In milliseconds. */
const CONNECT_TIMEOUT = 8_000;

/** For Slack to confirm that a connection is closed. In milliseconds. */
const DISCONNECT_TIMEOUT = 1_000;

/** Doubled with each failed attempt, up to the longest. In milliseconds. */
const RETRY_PAUSE = 500;
const MAX_RETRY_PAUSE = 30_000;

/** A socket to Slack that says when it is lost, and doesn't reconnect by itself. */
export interface SocketClient {
  readonly start: () => Promise<unknown>;
  readonly disconnect: () => Promise<void>;
  readonly on: (event: 'disconnected' | 'error', listener: () => void) => unknown;
}

export interface SocketConnection {
  /** Resolves after the first attempt to connect, whether it succeeded or not. */
  readonly firstAttempt: Promise<void>;
  /** `null`: connected; else why not, as a sentence. */
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
}

/**
 * Keeps a socket connected: reconnects at once when the connection is lost, and with exponential backoff while that fails. The
 * SDK's own reconnecting isn't used: it waits first, and ends the process with an unhandled rejection if it can't reach Slack.
 */
export function keepConnected(client: SocketClient, clock: Clock, log: Log): SocketConnection {
  const stopping = new AbortController();
  let problem: string | null = 'Not yet connected to Slack.';
  let onLost = () => {};
  let onAttempted = () => {};
  const firstAttempt = new Promise<void>((resolve) => {
    onAttempted = resolve;
  });
  client.on('disconnected', () => {
    problem ??= 'The connection to Slack was lost; the bot is making a new one.';
    onLost();
  });
  // Without a listener an error would end the process. `disconnected` follows it.
  client.on('error', () => {});

  async function run(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const loss = new Promise<void>((resolve) => {
        onLost = resolve;
      });
      const isConnected = await connect();
      onAttempted();
      failures = isConnected ? 0 : failures + 1;
      if (isConnected) await loss;
      else await clock.wait(Math.min(MAX_RETRY_PAUSE, RETRY_PAUSE * 2 ** failures), stopping.signal);
    }
  }

  /** Makes one attempt. @returns whether it succeeded */
  async function connect(): Promise<boolean> {
    try {
      await withTimeout(CONNECT_TIMEOUT, clock, () => client.start());
      problem = null;
      log('info', 'slack-connected');
      return true;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      const code = errorCodeOf(error);
      problem = `Not connected to Slack (${code}). ${fixFor(code)}`;
      log('error', 'slack-not-connected', { code, fix: fixFor(code) });
      await disconnect();
      return false;
    }
  }

  /** A silent connection is never confirmed as closed, so the wait is bounded. */
  async function disconnect(): Promise<void> {
    await Promise.race([client.disconnect().catch(() => {}), clock.wait(DISCONNECT_TIMEOUT)]);
  }

  const running = run();
  return {
    firstAttempt,
    readiness: () => problem,
    async stop() {
      stopping.abort();
      await disconnect();
      onLost();
      await running;
    },
  };
}
