import type { IncomingMessage, ServerResponse } from 'node:http';
import { verifyKey } from 'discord-interactions';
import type { DiscordDependencies } from '../discord-dependencies.ts';
import { handleInteraction } from '../handlers/handle-interaction.ts';
import type { Respond } from '../handlers/handle-request.ts';
import { interactionSchema } from '../requests/payloads.ts';

/** Discord's are far shorter, but for a message with many embeds. In bytes. */
const BODY_LIMIT = 512 * 1024;

/** How far the time of a request may be from now. In milliseconds: an older one may be somebody's recording. */
const MAX_CLOCK_SKEW = 5 * 60_000;
const SECOND = 1_000;

/** Answers an HTTP request of Discord's. Never rejects. */
export type HttpReceiver = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Takes interactions that come by HTTP: signed with Ed25519 over time and body, and fresh. All else is refused before anything
 * is read into it.
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
    const parsed = interactionSchema.safeParse(jsonOf(body));
    if (!parsed.success) return refuse(response, 400);
    await handleInteraction(parsed.data, respondBy(response), dependencies);
    if (!response.headersSent) refuse(response, 500);
  }

  async function isGenuine({ headers }: IncomingMessage, body: Buffer): Promise<boolean> {
    const signature = String(headers['x-signature-ed25519'] ?? '');
    const time = String(headers['x-signature-timestamp'] ?? '');
    return isFresh(time) && verifyKey(body, signature, time, publicKey);
  }

  function isFresh(time: string): boolean {
    return /^\d{1,12}$/.test(time) && Math.abs(now() - Number(time) * SECOND) <= MAX_CLOCK_SKEW;
  }

  return async (request, response) => {
    try {
      await receive(request, response);
    } catch (error) {
      dependencies.report({ what: 'A request of Discord’s broke off before it was read.', event: null, error });
      response.destroy();
    }
  };
}

function respondBy(response: ServerResponse): Respond {
  return async (given) => {
    if (response.destroyed)
      throw new Error('The connection of an interaction was closed before it was answered.');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(given));
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

/** The body of a request, byte by byte as it came; `null` when it is longer than so many bytes: the rest isn't read. */
async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
