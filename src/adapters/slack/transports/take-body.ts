import type { IncomingMessage } from 'node:http';
import { HTTPModuleFunctions, type ReceiverEvent } from '@slack/bolt';

/** Of a request's body, in bytes. What Slack sends is smaller. */
const BODY_LIMIT = 512 * 1024;

/** How far the clocks may differ. In milliseconds. Bolt itself refuses what is as old. */
const MOST_AHEAD = 5 * 60_000;

/** What there is to say to a request that isn't taken. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
}

export interface TakenBody {
  readonly body: ReceiverEvent['body'];
}

/** What a request of Slack's says, if it is signed, of these minutes, and neither too large nor malformed. */
export async function takeBody(
  request: IncomingMessage,
  signingSecret: string,
  now: number,
): Promise<Refusal | TakenBody> {
  if (request.method !== 'POST') return { status: 405, why: 'method' };
  const sent = Number(request.headers['x-slack-request-timestamp']) * 1_000;
  if (sent > now + MOST_AHEAD) return { status: 401, why: 'from the future' };
  try {
    const verified = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { signingSecret, bodyLimit: BODY_LIMIT },
      request,
    );
    return parsed(verified);
  } catch (error) {
    const isTooLarge = HTTPModuleFunctions.isRawBodyError(error) && error.statusCode === 413;
    return isTooLarge ? { status: 413, why: 'too large' } : { status: 401, why: 'signature' };
  }
}

function parsed(
  verified: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0],
): Refusal | TakenBody {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(verified);
    if (typeof body === 'object' && body !== null) return { body };
  } catch {
    // It is neither JSON nor a form.
  }
  return { status: 400, why: 'malformed' };
}
