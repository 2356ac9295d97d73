import { type App, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';
import { EVENTS_PATH } from '../manifest.ts';
import { silentLogger } from '../slack-client.ts';
import type { SlackTransport } from '../slack-config.ts';
import type { Route } from '../slack-dependencies.ts';
import type { Log } from '../slack-errors.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { keepConnected } from './keep-connected.ts';
import { withManualAcknowledgement } from './manual-acknowledgement.ts';

/** Without an answer to a ping for so long, a socket is given up; with what follows it takes twice that. In milliseconds. */
const PING_TIMEOUT = 4_000;

/** How Slack reaches the bot. */
export interface Transport {
  readonly receiver: Receiver;
  readonly routes: readonly Route[];
  /** Resolves when it was tried. */
  readonly start: () => Promise<void>;
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
}

export function openTransport(
  config: SlackTransport,
  clientOptions: webApi.WebClientOptions,
  clock: Clock,
  tell: Log,
): Transport {
  switch (config.kind) {
    case 'http': {
      const receiver = createHttpReceiver(config.signingSecret, clock, tell);
      return {
        receiver,
        routes: [{ path: EVENTS_PATH, handle: receiver.handle }],
        start: receiver.start,
        readiness: () => null,
        stop: receiver.stop,
      };
    }
    case 'socket':
      return openSocket(config.appToken, clientOptions, clock, tell);
    default:
      return config satisfies never;
  }
}

function openSocket(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  clock: Clock,
  tell: Log,
): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silentLogger,
    clientPingTimeout: PING_TIMEOUT,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    // What isn't acknowledged Slack delivers again, or tells whoever did it that it failed.
    processEventErrorHandler: async () => false,
  });
  const acknowledging = (app: App): App =>
    Object.create(app, { processEvent: { value: withManualAcknowledgement(app, clock).processEvent } });
  let kept: ReturnType<typeof keepConnected> | null = null;
  return {
    receiver: {
      init: (app) => receiver.init(acknowledging(app)),
      start: () => receiver.start(),
      stop: () => receiver.stop(),
    },
    routes: [],
    async start() {
      kept = keepConnected(receiver.client, clock, tell);
      await kept.firstAttempt;
    },
    readiness: () => kept?.readiness() ?? null,
    stop: async () => kept?.stop(),
  };
}
