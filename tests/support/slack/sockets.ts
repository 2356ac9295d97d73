import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** Slack's side of Socket Mode. */
export interface Sockets {
  /** A ticket for one connection. @returns its address */
  readonly open: () => string;
  /** Delivers over the latest connection. @returns what came back; `null` when the connection was lost before that */
  readonly deliver: (type: string, payload: object) => Promise<{ readonly payload: unknown } | null>;
  /** Resolves when the latest connection is asked whether it still stands. */
  readonly pinged: () => Promise<void>;
  /** Resolves when there have been so many connections. */
  readonly connected: (times: number) => Promise<void>;
  readonly connections: () => number;
  /** Loses all connections, without a word. */
  readonly drop: () => void;
  /** Says that the connection will be replaced. */
  readonly refresh: () => void;
  /** Ends every connection for this reason as soon as it has said hello, and those there are; `null`: no more. */
  readonly endAll: (reason: string | null) => void;
  /** From now on nothing comes back over the connections there are, and they stay open. */
  readonly fallSilent: () => void;
  readonly close: () => void;
}

export function createSockets(server: Server, base: string): Sockets {
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const acks = new Map<string, (ack: { payload: unknown }) => void>();
  let times = 0;
  let whenConnected = () => {};
  let endReason: string | null = null;
  const sockets = new WebSocketServer({ noServer: true });

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', base).searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, greet);
  });

  function greet(socket: WebSocket): void {
    open.push(socket);
    // Of all that is delivered at once.
    socket.setMaxListeners(0);
    socket.on('close', () => open.splice(open.indexOf(socket), 1));
    socket.on('message', (data) => {
      const { envelope_id, payload } = ackSchema.parse(JSON.parse(String(data)));
      acks.get(envelope_id)?.({ payload });
    });
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: open.length, connection_info: { app_id: 'A0001' } }),
    );
    if (endReason !== null) end(socket, endReason);
    times += 1;
    whenConnected();
  }

  function end(socket: WebSocket, reason: string): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason }));
  }

  return {
    open() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${base.replace('http', 'ws')}/link/?ticket=${ticket}`;
    },
    deliver: (type, payload) =>
      new Promise((resolve) => {
        const envelope_id = randomUUID();
        const socket = open.at(-1);
        const lost = () => resolve(null);
        if (socket === undefined) return lost();
        socket.once('close', lost);
        acks.set(envelope_id, (ack) => {
          socket.off('close', lost);
          resolve(ack);
        });
        socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: true }));
      }),
    async pinged() {
      const socket = open.at(-1);
      if (socket !== undefined) await once(socket, 'ping');
    },
    async connected(wanted) {
      while (times < wanted)
        await new Promise<void>((resolve) => {
          whenConnected = resolve;
        });
    },
    connections: () => times,
    drop() {
      for (const socket of [...open]) socket.terminate();
    },
    refresh() {
      for (const socket of open) end(socket, 'refresh_requested');
    },
    endAll(reason) {
      endReason = reason;
      if (reason !== null) for (const socket of open) end(socket, reason);
    },
    fallSilent() {
      for (const socket of open) socket.pause();
    },
    close() {
      for (const socket of [...open]) socket.terminate();
      sockets.close();
    },
  };
}
