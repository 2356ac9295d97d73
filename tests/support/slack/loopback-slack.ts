import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { botScopes } from '../../../src/adapters/slack/manifest.ts';
import { listenOn } from '../loopback.ts';
import { type Call, createRecord, type Recorded } from './record.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { createWebApi } from './web-api.ts';

/** What goes wrong, so many times, with calls of a method or of a `response_url`. */
export interface Fault {
  readonly method: string;
  times: number;
  /** `drop`: the connection is lost; `silence`: nothing comes. */
  readonly answer:
    | 'drop'
    | 'silence'
    | { readonly status: number; readonly body?: object; readonly retryAfter?: number };
}

/** A Slack on this machine: its Web API, `response_url`s, pages of OAuth and sockets. */
export interface LoopbackSlack {
  readonly apiUrl: string;
  readonly base: string;
  /** All that the bot sent. */
  readonly record: Recorded;
  readonly sockets: Sockets;
  /** Lets calls fail, first come, first served. */
  readonly fail: (fault: Fault) => void;
  /** The workspace that whoever installs the app next chooses. */
  readonly chooseTeam: (id: string) => void;
  /** Who installs the app next. */
  readonly chooseInstaller: (id: string) => void;
  /** What bots are allowed from now on; all that this one may ask for, before. */
  readonly grant: (scopes: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

export async function openLoopbackSlack(): Promise<LoopbackSlack> {
  const events = new EventEmitter();
  const faults: Fault[] = [];
  const record = createRecord(events);
  let responded = 0;
  let granted: readonly string[] = botScopes({ listens: 'all', helpChannels: false });
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const base = await listenOn(server);
  const sockets = createSockets(server, base);
  const webApi = createWebApi({ base, sockets });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', base);
    const body = await textOf(request);
    if (url.pathname.startsWith('/oauth/')) return webApi.authorize(url, response);
    const method = url.pathname.startsWith('/api/') ? url.pathname.slice('/api/'.length) : 'response_url';
    const call: Call = {
      method,
      token: request.headers.authorization?.replace(/^Bearer /, '') ?? null,
      url: url.pathname,
      body: readArguments(request.headers['content-type'], body),
      at: Date.now(),
    };
    const complaints = record.add(call);
    const fault = faults.find((one) => one.times > 0 && one.method === method);
    if (fault !== undefined) return failWith(fault, request, response);
    if (complaints.length > 0) return send(response, { ok: false, error: 'invalid_blocks' });
    if (method === 'response_url') return respond(url.pathname, call, response);
    send(response, webApi.call(call, record), 200, { 'x-oauth-scopes': granted.join(',') });
  }

  function respond(url: string, call: Call, response: ServerResponse): void {
    const isUsedUp = record.responsesAt(url) > 5;
    // What only one person sees has no id that others know.
    const isPublic = call.body.response_type === 'in_channel';
    responded += 1;
    const ts = isPublic ? `1900000000.${String(responded).padStart(6, '0')}` : null;
    if (!isUsedUp) record.show(call, ts);
    response.writeHead(isUsedUp ? 404 : 200).end(isUsedUp ? 'used_url' : 'ok');
  }

  function failWith(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    fault.times -= 1;
    if (fault.answer === 'drop') {
      request.socket.destroy();
      return;
    }
    if (fault.answer === 'silence') return;
    const { status, body = { ok: false }, retryAfter } = fault.answer;
    send(response, body, status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
  }

  return {
    apiUrl: `${base}/api/`,
    base,
    record,
    sockets,
    fail: (fault) => faults.push(fault),
    chooseTeam: webApi.chooseTeam,
    chooseInstaller: webApi.chooseInstaller,
    grant(scopes) {
      granted = scopes;
    },
    async close() {
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(
  response: ServerResponse,
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** Arguments that are JSON in a form. */
const STRUCTURED = ['blocks', 'view', 'prompts', 'metadata'];

/** The arguments of a call, sent as JSON or as a form whose fields may be JSON. */
export function readArguments(contentType: string | undefined, body: string): Record<string, unknown> {
  if (contentType?.includes('json')) return JSON.parse(body || '{}');
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, fieldOf(name, value)]),
  );
}

function fieldOf(name: string, value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return STRUCTURED.includes(name) ? JSON.parse(value) : value;
}
