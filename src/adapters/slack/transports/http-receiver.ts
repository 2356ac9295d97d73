import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type App, HTTPModuleFunctions, HTTPResponseAck } from '@slack/bolt';
import type { Clock } from '../../../core/ports/clock.ts';
import { silentLogger } from '../silent-logger.ts';
import type { Tell } from '../tell.ts';
import { UnknownRequest } from '../unknown-request.ts';
import { isWellFormed } from '../well-formed.ts';
import { acknowledgedByHandlers } from './acknowledged-by-handlers.ts';
import { type Refusal, type TakenBody, takeBody } from './take-body.ts';

const RATE_LIMITED = 'Slack holds events back: more than 30,000 an hour came from this workspace.';

/** Of a refusal, by its status. What is too large isn't read to its end, so that nothing can follow on the same connection. */
const HEADERS: Readonly<Record<number, OutgoingHttpHeaders>> = {
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
export function createHttpReceiver(signingSecret: string, clock: Clock, tell: Tell): HttpReceiver {
  let app: Pick<App, 'processEvent'> | null = null;
  let isStopped = false;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refuse = ({ status, why }: Refusal): void => {
      tell('warn', 'slack-refused', { status, why });
      if (!response.headersSent) response.writeHead(status, HEADERS[status]);
      response.end();
    };
    if (isStopped) return refuse({ status: 503, why: 'stopping' });
    const taken = await takeBody(request, signingSecret, clock.now());
    if ('status' in taken) return refuse(taken);
    const { body } = taken;
    if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
    if (body.type === 'url_verification')
      return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
    if (body.type === 'app_rate_limited') {
      tell('warn', 'slack-rate-limited', { workspace: body.team_id, fix: RATE_LIMITED });
      return HTTPModuleFunctions.buildNoBodyResponse(response, 200);
    }
    if (!isWellFormed(body)) return refuse({ status: 400, why: 'malformed' });
    await handOver(body, request, response, refuse);
  }

  async function handOver(
    body: TakenBody['body'],
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
      app = acknowledgedByHandlers(given, clock);
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
