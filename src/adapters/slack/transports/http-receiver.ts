import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPResponseAck, type ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';
import { isWellFormed } from '../requests/payloads.ts';
import { silentLogger } from '../slack-client.ts';
import { type Log, UnknownRequest } from '../slack-errors.ts';
import { withManualAcknowledgement } from './manual-acknowledgement.ts';

const RATE_LIMITED_FIX = 'Slack holds events back: more than 30,000 an hour came from this workspace.';

/** Of a refusal, by its status. What is too large isn't read to its end, so that nothing can follow on the same connection. */
const REFUSAL_HEADERS: Readonly<Record<number, OutgoingHttpHeaders>> = {
  405: { allow: 'POST' },
  413: { connection: 'close' },
};

export interface HttpReceiver {
  readonly init: (app: Pick<App, 'processEvent'>) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Bolt's receiver for Slack's requests, on whatever server hands them over: each is refused or acknowledged, and refusals are told of. */
export function createHttpReceiver(signingSecret: string, clock: Clock, tell: Log): HttpReceiver {
  let app: Pick<App, 'processEvent'> | null = null;
  let isStopped = false;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = ({ status, why }: Refusal): void => {
      tell('warn', 'slack-refused', { status, why });
      if (!response.headersSent) response.writeHead(status, REFUSAL_HEADERS[status]);
      response.end();
    };
    if (isStopped) return refuse({ status: 503, why: 'stopping' });
    const taken = await readVerifiedBody(request, signingSecret, clock.now());
    if ('status' in taken) return refuse(taken);
    const { body } = taken;
    if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (body.type === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
    if (body.type === 'app_rate_limited') {
      tell('warn', 'slack-rate-limited', { workspace: body.team_id, fix: RATE_LIMITED_FIX });
      return HTTPModuleFunctions.buildNoBodyResponse(response, 200);
    }
    if (!isWellFormed(body)) return refuse({ status: 400, why: 'malformed' });
    await handOver(body, request, response, refuse);
  }

  async function handOver(
    body: VerifiedBody['body'],
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
      unhandledRequestHandler: () => refuse({ status: 404, why: 'not acknowledged in time' }),
    });
    try {
      await app?.processEvent({ body, ack: ack.bind() });
      // Whoever should have acknowledged it is done, and Slack needn't wait.
      if (!response.headersSent) refuse({ status: 404, why: 'not acknowledged' });
      ack.ack();
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
      app = withManualAcknowledgement(given, clock);
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

/** Of a request's body, in bytes. What Slack sends is smaller. */
const BODY_LIMIT = 512 * 1024;

/** How far the clocks may differ. In milliseconds. Bolt itself refuses what is as old. */
const MAX_CLOCK_SKEW = 5 * 60_000;

/** What there is to say to a request that isn't taken. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
}

export interface VerifiedBody {
  readonly body: ReceiverEvent['body'];
}

/** What a request of Slack's says, if it is signed, of these minutes, and neither too large nor malformed. */
async function readVerifiedBody(
  request: IncomingMessage,
  signingSecret: string,
  now: number,
): Promise<Refusal | VerifiedBody> {
  if (request.method !== 'POST') return { status: 405, why: 'method' };
  const sent = Number(request.headers['x-slack-request-timestamp']) * 1_000;
  if (sent > now + MAX_CLOCK_SKEW) return { status: 401, why: 'from the future' };
  try {
    const verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { signingSecret, bodyLimit: BODY_LIMIT },
      request,
    );
    return parseBody(verified);
  } catch (error) {
    const isTooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
    return isTooLarge ? { status: 413, why: 'too large' } : { status: 401, why: 'signature' };
  }
}

function parseBody(
  verified: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0],
): Refusal | VerifiedBody {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(verified);
    if (typeof body === 'object' && body !== null) return { body };
  } catch {
    // It is neither JSON nor a form.
  }
  return { status: 400, why: 'malformed' };
}
