import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { checkRequest } from './check-request.ts';
import { APPLICATION, snowflake, TOKEN } from './ids.ts';
import { messageOf } from './interactions.ts';
import { BOT_USER } from './objects.ts';

/** What was sent to Discord. */
export interface SentRequest {
  readonly method: string;
  /** Without the version. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** `null` when it was taken. */
  readonly refusal: number | null;
}

/** What goes wrong with the next so many requests. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  readonly times: number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Discord's REST API on loopback, as far as the bot uses it. */
export interface Rest {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly requests: readonly SentRequest[];
  /** What Discord documents and a request didn't keep. */
  readonly complaints: readonly string[];
  readonly fail: (fault: Fault) => void;
  /** The first request like this, as soon as there is one. */
  readonly requestLike: (isIt: (request: SentRequest) => boolean) => Promise<SentRequest>;
  /** The commands that are published. */
  readonly commands: () => readonly object[];
}

export function createRest(gatewayUrl: () => string, shards: number): Rest {
  const requests: SentRequest[] = [];
  const complaints: string[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const happened = new EventEmitter().setMaxListeners(0);
  const acknowledged = new Set<string>();
  let commands: readonly object[] = [];

  function reply(response: ServerResponse, status: number, body?: object, headers: object = {}): void {
    const type = status === 204 ? {} : { 'content-type': 'application/json' };
    response
      .writeHead(status, { ...type, ...headers })
      .end(status === 204 ? undefined : JSON.stringify(body));
  }

  function answer(method: string, path: string, body: Record<string, unknown>): [number, object?] {
    if (path === '/gateway/bot') {
      const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };
      return [200, { url: gatewayUrl(), shards, session_start_limit: limit }];
    }
    const callback = /^\/interactions\/(\d+)\/[^/]+\/callback$/.exec(path);
    if (callback !== null) {
      const [, id = ''] = callback;
      if (acknowledged.has(id))
        return [400, { code: 40060, message: 'Interaction has already been acknowledged.' }];
      acknowledged.add(id);
      return [204];
    }
    if (path.endsWith('/typing')) return [204];
    if (/\/commands$/.test(path)) {
      if (method === 'PUT' && Array.isArray(body)) commands = body.map(published);
      return [200, [...commands]];
    }
    if (method === 'DELETE') return [204];
    if (/^\/(webhooks|channels)\//.test(path)) return [200, messageOf({ author: BOT_USER, ...body })];
    return [404, { code: 0, message: '404: Not Found' }];
  }

  return {
    async handle(request, response) {
      const method = request.method ?? '';
      const { pathname } = new URL(request.url ?? '', 'http://discord');
      const path = decodeURIComponent(pathname).replace(/^\/api\/v\d+/, '');
      const hasBody = (request.headers['content-type'] ?? '').startsWith('application/json');
      const body = hasBody ? Object(await json(request)) : {};
      const needsToken = !/^\/(interactions|webhooks)\//.test(path);
      const faulty = faults.find(
        ({ fault, left }) => left > 0 && (fault.method ?? method) === method && fault.path.test(path),
      );
      if (faulty !== undefined) faulty.left -= 1;
      complaints.push(...checkRequest(method, path, hasBody ? body : null));
      const isForeign = needsToken && request.headers.authorization !== `Bot ${TOKEN}`;
      const [status, answered] = isForeign
        ? [401, { code: 0, message: '401: Unauthorized' }]
        : faulty === undefined
          ? answer(method, path, body)
          : [faulty.fault.status, faulty.fault.body ?? {}];
      requests.push({ method, path, body, refusal: status < 400 ? null : status });
      reply(response, status, answered, faulty?.fault.headers);
      happened.emit('request');
    },
    requests,
    complaints,
    fail: (fault) => faults.push({ fault, left: fault.times }),
    async requestLike(isIt) {
      for (;;) {
        const found = requests.find(isIt);
        if (found !== undefined) return found;
        await once(happened, 'request');
      }
    },
    commands: () => commands,
  };
}

/** A command as Discord tells of it: with what it adds itself. */
function published(command: object): object {
  return {
    id: snowflake(),
    application_id: APPLICATION,
    version: snowflake(),
    default_member_permissions: null,
    nsfw: false,
    description: '',
    ...command,
  };
}
