import { type App, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import { EVENTS_PATH } from '../manifest.ts';
import { silentLogger } from '../slack-client.ts';
import type { SlackTransport } from '../slack-config.ts';
import type { Route } from '../slack-dependencies.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { type KeepConnectedOptions, keepConnected, type SocketConnection } from './keep-connected.ts';
import { withManualAcknowledgement } from './manual-acknowledgement.ts';

/** How long Slack may take to answer a ping; a silent socket is given up after about twice that. In milliseconds. */
const PING_TIMEOUT = 4_000;

/** An open way for Slack to reach the bot. */
export interface Transport {
  readonly receiver: Receiver;
  readonly routes: readonly Route[];
  /** Resolves after the first attempt to connect. */
  readonly start: () => Promise<void>;
  readonly readiness: () => string | null;
  readonly stop: () => Promise<void>;
}

/** Opens the configured transport: a socket (Socket Mode) or HTTP requests. */
export function openTransport(
  config: SlackTransport,
  clientOptions: webApi.WebClientOptions,
  options: KeepConnectedOptions,
): Transport {
  switch (config.kind) {
    case 'http': {
      const { clock, log } = options;
      const receiver = createHttpReceiver(config.signingSecret, clock, log);
      return {
        receiver,
        routes: [{ path: EVENTS_PATH, handle: receiver.handle }],
        start: receiver.start,
        readiness: () => null,
        stop: receiver.stop,
      };
    }
    case 'socket':
      return openSocket(config.appToken, clientOptions, options);
    default:
      return config satisfies never;
  }
}

function openSocket(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  options: KeepConnectedOptions,
): Transport {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: silentLogger,
    clientPingTimeout: PING_TIMEOUT,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    // Left unacknowledged: Slack delivers an event again, and shows people that their interaction failed.
    processEventErrorHandler: async () => false,
  });
  const acknowledging = (app: App): App =>
    Object.create(app, {
      processEvent: { value: withManualAcknowledgement(app, options.clock).processEvent },
    });
  let connection: SocketConnection | null = null;
  return {
    receiver: {
      init: (app) => receiver.init(acknowledging(app)),
      start: () => receiver.start(),
      stop: () => receiver.stop(),
    },
    routes: [],
    async start() {
      connection = keepConnected(receiver.client, options);
      await connection.firstAttempt;
    },
    readiness: () => connection?.readiness() ?? null,
    stop: async () => connection?.stop(),
  };
}
