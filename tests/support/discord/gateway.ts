import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { APPLICATION, GUILD, TOKEN } from './ids.ts';
import { BOT_USER, GUILD_OBJECT } from './objects.ts';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const;
const BAD_TOKEN = 4004;

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly events: object[];
  socket: WebSocket;
}

/** A gateway on loopback: sessions that are resumed with all they missed. */
export interface Gateway {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Tells a shard of an event, or all of them. */
  readonly dispatch: (type: string, data: object, shard?: number) => void;
  /** Sends every client a frame as it is. */
  readonly send: (frame: string) => void;
  /** Closes every connection with this code; `null`: drops them. */
  readonly drop: (code: number | null) => void;
  /** Takes none of the next so many connections. */
  readonly refuse: (times: number) => void;
  /** Resolves when so many connections were refused, since that was begun. */
  readonly refused: (times: number) => Promise<void>;
  /** Closes every connection with this code, and each that is made, as soon as it is identified or resumed; `null`: no more. */
  readonly closeAll: (code: number | null) => void;
  /** Resolves when there have been so many connections. */
  readonly connected: (times: number) => Promise<void>;
  /** Asks every client to connect again. */
  readonly askToReconnect: () => void;
  /** Resolves when a session is identified, or resumed, next. */
  readonly next: (what: 'identified' | 'resumed') => Promise<void>;
  /** The shards that were identified, in order. */
  readonly identified: readonly (readonly [number, number])[];
  /** The intents that the latest session was identified with. */
  readonly intents: () => number;
  readonly close: () => void;
}

export function createGateway(url: () => string): Gateway {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const happened = new EventEmitter();
  const identified: (readonly [number, number])[] = [];
  let latestIntents = 0;
  let toRefuse = 0;
  let refusedTimes = 0;
  let connectedTimes = 0;
  let closeCode: number | null = null;

  function dispatch(session: Session, t: string, d: object): void {
    const event = { op: OP.dispatch, t, d, s: session.events.length + 1 };
    session.events.push(event);
    send(session.socket, event);
  }

  function identify(
    socket: WebSocket,
    { token, shard = [0, 1], intents = 0 }: { token: string; shard?: [number, number]; intents?: number },
  ): void {
    if (token !== TOKEN) {
      socket.close(BAD_TOKEN);
      return;
    }
    const session: Session = { id: `session-${sessions.size}`, shard, events: [], socket };
    sessions.set(session.id, session);
    identified.push(shard);
    latestIntents = intents;
    dispatch(session, 'READY', {
      v: 10,
      user: BOT_USER,
      guilds: [{ id: GUILD, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url(),
      shard,
      application: { id: APPLICATION, flags: 0 },
    });
    dispatch(session, 'GUILD_CREATE', GUILD_OBJECT);
    happened.emit('identified');
    if (closeCode !== null) socket.close(closeCode);
  }

  function resume(socket: WebSocket, { session_id, seq }: { session_id: string; seq: number }): void {
    const session = sessions.get(session_id);
    if (session === undefined) {
      send(socket, { op: OP.invalid, d: false });
      return;
    }
    session.socket = socket;
    for (const event of session.events.slice(seq)) send(socket, event);
    dispatch(session, 'RESUMED', {});
    happened.emit('resumed');
    if (closeCode !== null) socket.close(closeCode);
  }

  server.on('connection', (socket) => {
    connectedTimes += 1;
    happened.emit('connected');
    send(socket, { op: OP.hello, d: { heartbeat_interval: 41_250 }, s: null, t: null });
    socket.on('message', (raw) => {
      const { op, d } = JSON.parse(String(raw));
      if (op === OP.heartbeat) send(socket, { op: OP.ack, d: null });
      if (op === OP.identify) identify(socket, d);
      if (op === OP.resume) resume(socket, d);
    });
  });

  return {
    upgrade(request, socket, head) {
      toRefuse -= 1;
      if (toRefuse >= 0) {
        refusedTimes += 1;
        happened.emit('refused');
        socket.destroy();
      } else
        server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
    },
    refuse(times) {
      toRefuse = times;
      refusedTimes = 0;
    },
    async refused(times) {
      while (refusedTimes < times) await once(happened, 'refused');
    },
    closeAll(code) {
      closeCode = code;
      if (code !== null) for (const client of server.clients) client.close(code);
    },
    async connected(times) {
      while (connectedTimes < times) await once(happened, 'connected');
    },
    dispatch(type, data, shard) {
      for (const session of sessions.values())
        if (shard === undefined || session.shard[0] === shard) dispatch(session, type, data);
    },
    send(frame) {
      for (const client of server.clients) client.send(frame);
    },
    drop(code) {
      if (code === 1000) sessions.clear();
      for (const client of server.clients) code === null ? client.terminate() : client.close(code);
    },
    askToReconnect() {
      for (const client of server.clients) send(client, { op: OP.reconnect, d: null });
    },
    next: async (what) => {
      await once(happened, what);
    },
    identified,
    intents: () => latestIntents,
    close() {
      for (const client of server.clients) client.terminate();
    },
  };
}

function send(socket: WebSocket, event: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event));
}
