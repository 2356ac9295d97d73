import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPResponseAck, type ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../core/ports/clock.ts';
import { silentLogger } from '../silent-logger.ts';
import type { Tell } from '../tell.ts';
import { UnknownRequest } from '../unknown-request.ts';

/** Of a request's body, in bytes. What Slack sends is smaller. */
const BODY_LIMIT = 512 * 1024;

/** How far the clocks may differ. In milliseconds. Bolt itself refuses what is as old. */
const MOST_AHEAD = 5 * 60_000;

const RATE_LIMITED = 'Slack holds events back: more than 30,000 an hour came from this workspace.';

export interface HttpReceiver {
  readonly init: (app: Pick<App, 'processEvent'>) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

type Body = ReceiverEvent['body'];

/** What there is to say to a request that isn't taken. */
interface Refusal {
  readonly status: number;
  readonly why: string;
}

/** Bolt's receiver for Slack's requests, on whatever server hands them over: each is refused or acknowledged, and refusals are told of. */
export function createHttpReceiver(
  signingSecret: string,
  clock: Pick<Clock, 'now'>,
  tell: Tell,
): HttpReceiver {
  let app: Pick<App, 'processEvent'> | null = null;
  let isStopped = false;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = ({ status, why }: Refusal): void => {
      tell('warn', 'slack-refused', { status, why });
      if (!response.headersSent) response.writeHead(status, status === 405 ? { allow: 'POST' } : {});
      response.end();
    };
    const taken = await take(request);
    if ('status' in taken) return refuse(taken);
    const { body } = taken;
    if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (body.type === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
    if (body.type === 'app_rate_limited') {
      tell('warn', 'slack-rate-limited', { workspace: body.team_id, fix: RATE_LIMITED });
      return HTTPModuleFunctions.buildNoBodyResponse(response, 200);
    }
    await handOver(body, request, response, refuse);
  }

  async function take(request: IncomingMessage): Promise<Refusal | { readonly body: Body }> {
    if (isStopped) return { status: 503, why: 'stopping' };
    if (request.method !== 'POST') return { status: 405, why: 'method' };
    const sent = Number(request.headers['x-slack-request-timestamp']) * 1_000;
    if (sent > clock.now() + MOST_AHEAD) return { status: 401, why: 'from the future' };
    try {
      const verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
        { signingSecret, bodyLimit: BODY_LIMIT },
        request,
      );
      const body = bodyOf(verified);
      return body === null ? { status: 400, why: 'malformed' } : { body };
    } catch (error) {
      const isTooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
      return isTooLarge ? { status: 413, why: 'too large' } : { status: 401, why: 'signature' };
    }
  }

  async function handOver(
    body: Body,
    request: IncomingMessage,
    response: ServerResponse,
    refuse: (refusal: Refusal) => void,
  ): Promise<void> {
    const ack = new HTTPResponseAck({
      logger: silentLogger,
      processBeforeResponse: false,
      httpRequest: Object.assign(request, { rawBody: Buffer.alloc(0) }),
      httpRequestBody: body,
      httpResponse: response,
      unhandledRequestHandler: () => refuse({ status: 404, why: 'not acknowledged' }),
    });
    try {
      await app?.processEvent({ body, ack: ack.bind() });
    } catch (error) {
      if (response.headersSent) return;
      ack.ack();
      // Of what is unknown the log is told already.
      if (error instanceof UnknownRequest) return HTTPModuleFunctions.buildNoBodyResponse(response, 404);
      refuse({ status: 500, why: 'failed' });
    }
  }

  return {
    init(given) {
      app = given;
    },
    start: async () => {},
    stop: async () => {
      isStopped = true;
    },
    handle(request, response) {
      receive(request, response).catch((error: unknown) => {
        tell('error', 'slack-request-failed', { err: error });
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  };
}

type VerifiedRequest = Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0];

/** `null`: it is neither JSON nor a form. */
function bodyOf(verified: VerifiedRequest): Body | null {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(verified);
    return typeof body === 'object' ? body : null;
  } catch {
    return null;
  }
}
