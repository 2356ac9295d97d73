import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPResponseAck, type ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../../core/ports/system.ts';
import { isWellFormed } from '../requests/payloads.ts';
import { silentLogger } from '../slack-client.ts';
import { type Log, UnknownRequest } from '../slack-errors.ts';
import { withManualAcknowledgement } from './manual-acknowledgement.ts';

export interface HttpReceiver {
  readonly init: (app: Pick<App, 'processEvent'>) => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Why a request isn't handled. */
interface Refusal {
  readonly status: number;
  readonly why: string;
}

type Refuse = (refusal: Refusal) => void;

/** Headers of a refusal, by its status. A body that is too large isn't read to its end, so the connection can't be used again. */
const REFUSAL_HEADERS: Readonly<Record<number, OutgoingHttpHeaders>> = {
  405: { allow: 'POST' },
  413: { connection: 'close' },
};

const RATE_LIMITED_FIX = 'Slack holds events back because the workspace sent more than 30,000 in an hour.';

/**
 * Bolt's receiver for Slack's HTTP requests, for any server. Each request is verified first (signature, age, size, shape), and then
 * either acknowledged or refused. Refusals are logged.
 */
export function createHttpReceiver(signingSecret: string, clock: Clock, log: Log): HttpReceiver {
  let app: Pick<App, 'processEvent'> | null = null;
  let isStopped = false;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse: Refuse = ({ status, why }) => {
      log('warn', 'slack-refused', { status, why });
      if (!response.headersSent) response.writeHead(status, REFUSAL_HEADERS[status]);
      response.end();
    };
    if (isStopped) return refuse({ status: 503, why: 'stopping' });
    const verified = await readVerifiedBody(request, signingSecret, clock.now());
    if ('status' in verified) return refuse(verified);
    const { body } = verified;
    if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (body.type === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
    if (body.type === 'app_rate_limited') {
      log('warn', 'slack-rate-limited', { workspace: body.team_id, fix: RATE_LIMITED_FIX });
      return HTTPModuleFunctions.buildNoBodyResponse(response, 200);
    }
    if (!isWellFormed(body)) return refuse({ status: 400, why: 'malformed' });
    await processEvent(body, request, response, refuse);
  }

  /** Has Bolt process the event, and refuses it if no handler has acknowledged it. */
  async function processEvent(
    body: VerifiedBody['body'],
    request: IncomingMessage,
    response: ServerResponse,
    refuse: Refuse,
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
      // All handlers are done, so Slack needn't wait for the deadline.
      if (!response.headersSent) refuse({ status: 404, why: 'not acknowledged' });
      ack.ack();
    } catch (error) {
      if (response.headersSent) return;
      ack.ack();
      // `onError` has logged an unknown request already.
      if (error instanceof UnknownRequest) return HTTPModuleFunctions.buildNoBodyResponse(response, 404);
      refuse({ status: 500, why: 'failed' });
    }
  }

  return {
    init(boltApp) {
      app = withManualAcknowledgement(boltApp, clock);
    },
    start: async () => {},
    stop: async () => {
      isStopped = true;
    },
    handle(request, response) {
      receive(request, response).catch((error: unknown) => {
        log('error', 'slack-request-failed', { err: error });
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    },
  };
}

/** The longest body, in bytes. Slack's are smaller. */
const BODY_LIMIT = 512 * 1024;

/** How far Slack's clock may be ahead. Bolt itself refuses requests that are older than this. In milliseconds. */
const MAX_CLOCK_SKEW = 5 * 60_000;

interface VerifiedBody {
  readonly body: ReceiverEvent['body'];
}

/** The body of a request; a refusal if it is unsigned, too old, from the future, too large or malformed. */
async function readVerifiedBody(
  request: IncomingMessage,
  signingSecret: string,
  now: number,
): Promise<Refusal | VerifiedBody> {
  if (request.method !== 'POST') return { status: 405, why: 'method' };
  const sentAt = Number(request.headers['x-slack-request-timestamp']) * 1_000;
  if (sentAt > now + MAX_CLOCK_SKEW) return { status: 401, why: 'from the future' };
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
    // The body is neither JSON nor a form.
  }
  return { status: 400, why: 'malformed' };
}
