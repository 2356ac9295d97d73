import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { hashPerson } from '../../../core/bot/keyed-hash.ts';
import { noteOf, type Outcome, type Reply } from '../../../core/bot/reply.ts';
import type { Action, Asker } from '../../../core/bot/request.ts';
import { createLocalRateLimiter } from '../../../core/bot/without-store.ts';
import { english } from '../../../core/bot/wording/english.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/** Passes an action to the bot and returns its reply. @param visitor an id of whoever sends it */
export type HandleRequest = (context: Context, visitor: string, action: Action) => Promise<Reply>;

export const STATUS_OF: Readonly<Record<Outcome, 200 | 400 | 429 | 500 | 503>> = {
  answered: 200,
  unsure: 200,
  'not-in-corpus': 200,
  'invalid-question': 200,
  shown: 200,
  refused: 400,
  limited: 429,
  busy: 503,
  late: 503,
  failed: 500,
};

/** Limits the rate of each client address, because anybody can get a new id by deleting their cookie. */
export function createHandleRequest({
  bot,
  clock,
  sign,
  addressLimit,
  proxies,
}: Pick<WebDependencies, 'bot' | 'clock' | 'sign' | 'addressLimit' | 'proxies'>): HandleRequest {
  const takeToken = createLocalRateLimiter(clock);
  return async (context, visitor, action) => {
    const allowance = await takeToken(`channel:web:${addressOf(context, proxies)}`, addressLimit);
    if (!allowance.isAllowed) return noteOf(english.limited(Math.ceil(allowance.retryIn / 1_000)), 'limited');
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

/**
 * The address of the client. Behind reverse proxies, it is the one that the outermost of them saw; entries further left in the
 * header can be forged.
 */
export function addressOf(context: Context<{ Bindings: Partial<HttpBindings> }>, proxies: number): string {
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const forwardedFor = proxies === 0 ? '' : (forwarded.at(-proxies) ?? '');
  return forwardedFor === '' ? (context.env.incoming?.socket.remoteAddress ?? '') : forwardedFor;
}
