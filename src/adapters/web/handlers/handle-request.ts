import type { Context } from 'hono';
import { hashPerson } from '../../../core/bot/keyed-hash.ts';
import { noteOf, type Outcome, type Reply } from '../../../core/bot/reply.ts';
import type { Action, Asker } from '../../../core/bot/request.ts';
import { english } from '../../../core/bot/wording/english.ts';
import { secondsUntilRetry } from '../../../core/ports/rate-limiter.ts';
import type { AddressLimits } from '../address-limits.ts';
import { requestOf } from '../client-address.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/** Passes an action to the bot and returns its reply. @param visitor an id of whoever sends it */
export type HandleRequest = (context: Context, visitor: string, action: Action) => Promise<Reply>;

export const STATUS_OF: Readonly<Record<Outcome, 200 | 400 | 429 | 500 | 503>> = {
  answered: 200,
  unsure: 200,
  'not-in-corpus': 200,
  'invalid-question': 200,
  shown: 200,
  repeated: 200,
  refused: 400,
  limited: 429,
  busy: 503,
  late: 503,
  failed: 500,
};

/** Limits the rate of each client address, because anybody can get a new id by deleting their cookie. */
export function createHandleRequest(
  { bot, sign }: Pick<WebDependencies, 'bot' | 'sign'>,
  { takeQuestion }: AddressLimits,
): HandleRequest {
  return async (context, visitor, action) => {
    const allowance = await takeQuestion(requestOf(context));
    if (!allowance.isAllowed) return noteOf(english.limited(secondsUntilRetry(allowance)), 'limited');
    const asker: Asker = { id: visitor, name: '', isAdmin: false, locale: 'en' };
    // Visitors have a channel each, so that nobody can use another's controls. It is stored and logged, so it is a hash.
    const channel = hashPerson(visitor, { platform: 'web', workspace: null }, sign);
    // No conversation: the page itself sends the previous question along.
    const place = { platform: 'web', workspace: null, channel, conversation: null } as const;
    let reply = noteOf(english.failed, 'failed');
    await bot.handle({ event: null, asker, place, action }, async (replied) => {
      reply = replied;
    });
    return reply;
  };
}
