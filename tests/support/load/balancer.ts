import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listenOn } from '../loopback.ts';

/** A replica, as its load balancer knows it. */
export interface Backend {
  readonly port: number;
  /** Which of its processes it is now. */
  readonly life: () => string;
}

/** By which process a request was answered. */
export const SERVED_BY = 'x-served-by';

/** Spreads requests over replicas. */
export interface Balancer {
  readonly base: string;
  /** Requests that one replica broke off and another took. */
  readonly handedOn: () => number;
  readonly close: () => Promise<void>;
}

const BROKEN_OFF = 502;
const STOPPING = 503;
const HANDED_ON: ReadonlySet<number> = new Set([BROKEN_OFF, STOPPING]);

/**
 * Spreads requests over replicas, the next to whichever has fewest, as nginx does by `least_conn`: one that has just started is slow for
 * some seconds. One that can't be reached is passed over. Where one breaks off before it has answered, or says 503, the
 * next gets the request, as nginx does by `proxy_next_upstream error http_503 non_idempotent`; or whoever asks is told 502, as
 * nginx does by itself.
 */
export async function openBalancer(
  backends: readonly Backend[],
  { handsOn = true }: { handsOn?: boolean } = {},
): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  const busy = new Map(backends.map((backend) => [backend, 0]));
  let turn = 0;
  let handedOn = 0;

  const busyWith = (backend: Backend) => busy.get(backend) ?? 0;

  /** The least busy first, in turn among those that are as busy. */
  function inTurn(): readonly Backend[] {
    turn += 1;
    return backends
      .map((_, place) => backends[(turn + place) % backends.length])
      .filter((one) => one !== undefined)
      .sort((one, other) => busyWith(one) - busyWith(other));
  }

  async function passTo(backend: Backend, incoming: IncomingMessage, sent: Buffer): Promise<Passed> {
    busy.set(backend, busyWith(backend) + 1);
    try {
      return await pass(backend.port, incoming, sent, agent);
    } finally {
      busy.set(backend, busyWith(backend) - 1);
    }
  }

  const goesOn = ({ isReached, status }: Passed) => !isReached || (handsOn && HANDED_ON.has(status));

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await buffer(incoming);
    for (const backend of inTurn()) {
      const by = { [SERVED_BY]: backend.life() };
      const passed = await passTo(backend, incoming, sent);
      if (!goesOn(passed)) {
        response.writeHead(passed.status, { ...passed.headers, ...by }).end(passed.body);
        return;
      }
      if (passed.isReached) handedOn += 1;
    }
    response.writeHead(BROKEN_OFF).end();
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  const base = await listenOn(server);
  return {
    base,
    handedOn: () => handedOn,
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Passed {
  readonly isReached: boolean;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a replica answers to a request; 502 where it breaks off before it has. */
function pass(
  port: number,
  { method, url, headers }: IncomingMessage,
  sent: Buffer,
  agent: Agent,
): Promise<Passed> {
  return new Promise((resolve) => {
    const fail = (error: Error) => {
      const isReached = !('code' in error && error.code === 'ECONNREFUSED');
      resolve({ isReached, status: BROKEN_OFF, headers: {}, body: Buffer.alloc(0) });
    };
    const to = { host: '127.0.0.1', port, agent, method, path: url, headers };
    const passing = request(to, (answer) => {
      const { statusCode: status = BROKEN_OFF } = answer;
      buffer(answer).then(
        (body) => resolve({ isReached: true, status, headers: answer.headers, body }),
        fail,
      );
    });
    passing.once('error', fail);
    passing.end(sent);
  });
}
