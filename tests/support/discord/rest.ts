import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { checkRequest } from './check-request.ts';
import { TOKEN } from './ids.ts';
import { createRestAnswers, type ListWritten, type RestAnswer } from './rest-answers.ts';

/** What was sent to Discord. */
export interface SentRequest {
  readonly method: string;
  /** Without the version. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The status; `null` when it was taken. */
  readonly refusal: number | null;
}

/** What goes wrong with the next so many requests. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  readonly times: number;
  /** `silence`: nothing comes. */
  readonly status: number | 'silence';
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
}

export function createRest(gatewayUrl: () => string, shards: number, written: ListWritten): Rest {
  const requests: SentRequest[] = [];
  const complaints: string[] = [];
  const faults: { readonly fault: Fault; left: number }[] = [];
  const happened = new EventEmitter().setMaxListeners(0);
  const answer = createRestAnswers(gatewayUrl, shards, written);

  /** The fault that this request runs into. */
  function takeFault(method: string, path: string): Fault | null {
    const next = faults.find(
      ({ fault, left }) => left > 0 && (fault.method ?? method) === method && fault.path.test(path),
    );
    if (next === undefined) return null;
    next.left -= 1;
    return next.fault;
  }

  return {
    async handle(request, response) {
      const method = request.method ?? '';
      const path = pathOf(request);
      const sent = await bodyOf(request);
      complaints.push(...checkRequest(method, path, sent));
      const asked = { method, path, body: sent ?? {} };
      const fault = isForeign(request, path) ? FOREIGN : takeFault(method, path);
      if (fault?.status === 'silence') return;
      const [status, body] = fault === null ? answer(asked) : refusalOf(fault);
      requests.push({ ...asked, refusal: status < 400 ? null : status });
      reply(response, status, body, fault?.headers);
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
  };
}

function reply(response: ServerResponse, status: number, body: unknown, headers: Fault['headers']): void {
  const type = status === 204 ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

function refusalOf({ status, body = {} }: Fault): RestAnswer {
  return [Number(status), body];
}

const FOREIGN: Fault = {
  path: /./,
  times: 1,
  status: 401,
  body: { code: 0, message: '401: Unauthorized' },
};

/** What has a token in its address needs no other. */
function isForeign({ headers }: IncomingMessage, path: string): boolean {
  return !/^\/(?:interactions|webhooks)\//.test(path) && headers.authorization !== `Bot ${TOKEN}`;
}

function pathOf({ url = '' }: IncomingMessage): string {
  return decodeURIComponent(new URL(url, 'http://discord').pathname).replace(/^\/api\/v\d+/, '');
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const hasBody = (request.headers['content-type'] ?? '').startsWith('application/json');
  return hasBody ? Object(await json(request)) : null;
}
