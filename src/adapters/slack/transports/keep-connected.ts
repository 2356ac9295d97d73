import { webApi } from '@slack/bolt';
import { z } from 'zod';
import {
  createRetryPauses,
  LASTING_TIME,
  type RetryPausesOptions,
} from '../../../core/inbox/retry-pauses.ts';
import { withTimeout } from '../../../core/inbox/timeout.ts';
import type { Clock } from '../../../core/ports/system.ts';
import { errorCodeOf, fixFor, type Log } from '../slack-errors.ts';

/** For a connection to be made. In milliseconds. */
const CONNECT_TIMEOUT = 8_000;

/** For Slack to confirm that a connection is closed. In milliseconds. */
const DISCONNECT_TIMEOUT = 1_000;

/** A socket to Slack that says when it is lost, and doesn't reconnect by itself. */
export interface SocketClient {
  readonly start: () => Promise<unknown>;
  readonly disconnect: () => Promise<void>;
  readonly on: (
    event: 'disconnected' | 'error' | 'ws_message',
    listener: (message: unknown) => void,
  ) => unknown;
}

export interface SocketConnection {
  /** Resolves after the first attempt to connect, whether it succeeded or not. */
  readonly firstAttempt: Promise<void>;
  /** `null`: connected; else why not, as a sentence. */
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
}

export interface KeepConnectedOptions extends Pick<RetryPausesOptions, 'isReachable' | 'random'> {
  readonly clock: Clock;
  readonly log: Log;
  /** How long a connection must last to count as made, if not `LASTING_TIME`. In milliseconds. */
  readonly lastingTime?: number | undefined;
}

/**
 * Keeps a socket connected: reconnects at once when a connection that has lasted is lost, and after longer and longer pauses while
 * none lasts. The SDK's own reconnecting isn't used: it waits first, and ends the process with an unhandled rejection if it can't
 * reach Slack.
 */
export function keepConnected(
  client: SocketClient,
  { clock, log, isReachable, random, lastingTime = LASTING_TIME }: KeepConnectedOptions,
): SocketConnection {
  const stopping = new AbortController();
  const pauses = createRetryPauses({ clock, isReachable, random });
  let problem: string | null = 'Not yet connected to Slack.';
  /** The last code that was logged, of what keeps going wrong. */
  let told: string | null = null;
  /** Why Slack ends the connection, in its own word. */
  let stated: string | null = null;
  /** How long Slack wants to be left alone. In milliseconds. */
  let heldBack = 0;
  let onLost = () => {};
  let onAttempted = () => {};
  const firstAttempt = new Promise<void>((resolve) => {
    onAttempted = resolve;
  });
  client.on('disconnected', () => onLost());
  client.on('ws_message', (message) => {
    stated = statedReason(message) ?? stated;
  });
  // Without a listener an error would end the process. `disconnected` follows it.
  client.on('error', () => {});

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const loss = new Promise<void>((resolve) => {
        onLost = resolve;
      });
      stated = null;
      heldBack = 0;
      const isConnected = await connect();
      onAttempted();
      if (isConnected && (await untilLost(loss))) continue;
      await Promise.all([pauses.wait(stopping.signal), clock.wait(heldBack, stopping.signal)]);
    }
  }

  /** @returns whether the connection lasted */
  async function untilLost(loss: Promise<void>): Promise<boolean> {
    const lost = new AbortController();
    let hasLasted = false;
    // A connection counts at once, unless others before it didn't last.
    if (told === null) connected();
    await Promise.race([
      loss.then(() => lost.abort('lost')),
      clock.wait(lastingTime, lost.signal).then(() => {
        hasLasted = !lost.signal.aborted;
      }),
    ]);
    if (hasLasted) {
      if (told !== null) connected();
      pauses.reset();
      await loss;
    }
    if (!stopping.signal.aborted) reportLoss(hasLasted);
    return hasLasted;
  }

  function connected(): void {
    problem = null;
    told = null;
    log('info', 'slack-connected');
  }

  function reportLoss(hasLasted: boolean): void {
    problem = `The connection to Slack was lost; the bot is making a new one.`;
    if (hasLasted && stated === null) return;
    const code = stated ?? 'lost';
    problem = `Slack ended the connection (${code}). ${fixFor(code)}`;
    if (!hasLasted) tell('slack-connection-ended', code);
  }

  /** Logs what goes wrong: once, however often it does. */
  function tell(event: string, code: string): void {
    if (told !== code) log('error', event, { code, fix: fixFor(code) });
    told = code;
  }

  /** Makes one attempt. @returns whether it succeeded */
  async function connect(): Promise<boolean> {
    try {
      await withTimeout(CONNECT_TIMEOUT, clock, () => client.start());
      return true;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      // Where the socket was ended before Slack said hello, there is no error.
      const code = error === undefined ? (stated ?? 'lost') : errorCodeOf(error);
      if (error instanceof webApi.WebAPIRateLimitedError) heldBack = error.retryAfter * 1_000;
      problem = `Not connected to Slack (${code}). ${fixFor(code)}`;
      tell('slack-not-connected', code);
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

/** https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect. What isn't a code may hold anything. */
const disconnectSchema = z.object({
  type: z.literal('disconnect'),
  reason: z.string().regex(/^\w{1,64}$/),
});

/** Slack's reason, in a message that says that it will end the connection; `null` in any other. */
function statedReason(message: unknown): string | null {
  if (typeof message !== 'string' || !message.includes('"disconnect"')) return null;
  try {
    return disconnectSchema.safeParse(JSON.parse(message)).data?.reason ?? null;
  } catch {
    return null;
  }
}
