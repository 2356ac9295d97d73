import type { IncomingMessage, ServerResponse } from 'node:http';
import { verifyKey } from 'discord-interactions';
import { jsonOf, readBody } from '../../request-body.ts';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { handleInteraction } from '../handlers/handle-interaction.ts';
import type { Respond } from '../handlers/handle-request.ts';
import { interactionSchema } from '../requests/payloads.ts';

/** The longest body, in bytes. Discord's are far shorter, except for a message with many embeds. */
const BODY_LIMIT = 512 * 1024;

/** How far the timestamp of a request may be from now: an older request may be replayed. In milliseconds. */
const MAX_CLOCK_SKEW = 5 * 60_000;

/** Handles an HTTP request from Discord. Never rejects. */
export type HttpReceiver = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Receives interactions over HTTP. A request must be recent and signed (Ed25519 over the timestamp and the body). Everything else is
 * refused before it is parsed.
 *
 * @param now milliseconds since 1970
 */
export function createHttpReceiver(
  publicKey: string,
  dependencies: DiscordDependencies,
  now: () => number,
): HttpReceiver {
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405);
    const body = await readBody(request, BODY_LIMIT);
    if (body === null) return refuse(response.setHeader('connection', 'close'), 413);
    if (!(await isGenuine(request, body))) return refuse(response, 401);
    const parsed = interactionSchema.safeParse(jsonOf(body.toString()));
    if (!parsed.success) return refuse(response, 400);
    await handleInteraction(parsed.data, respondBy(response), dependencies);
    if (!response.headersSent) refuse(response, 500);
  }

  async function isGenuine({ headers }: IncomingMessage, body: Buffer): Promise<boolean> {
    const signature = String(headers['x-signature-ed25519'] ?? '');
    const timestamp = String(headers['x-signature-timestamp'] ?? '');
    return isRecent(timestamp) && verifyKey(body, signature, timestamp, publicKey);
  }

  function isRecent(timestamp: string): boolean {
    return /^\d{1,12}$/.test(timestamp) && Math.abs(now() - Number(timestamp) * 1_000) <= MAX_CLOCK_SKEW;
  }

  return async (request, response) => {
    try {
      await receive(request, response);
    } catch (error) {
      dependencies.report({
        what: 'A request from Discord was cut off before it was read.',
        event: null,
        error,
      });
      response.destroy();
    }
  };
}

function respondBy(response: ServerResponse): Respond {
  return async (content) => {
    if (response.destroyed)
      throw new Error('The connection of an interaction was closed before it was answered.');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(content));
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
