import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { hashPerson } from '../../../core/bot/keyed-hash.ts';
import { noteOf, type Outcome, type Reply } from '../../../core/bot/reply.ts';
import type { Action, Asker } from '../../../core/bot/request.ts';
import { createLocalRateLimiter } from '../../../core/bot/without-store.ts';
import { english } from '../../../core/bot/wording/english.ts';
import type { WebDependencies } from '../web-dependencies.ts';

/** Brings an action of somebody's to the bot, and the reply back. @param who tells people apart */
export type HandleRequest = (context: Context, who: string, action: Action) => Promise<Reply>;

/** What a browser or program is told, beside the words. */
export const STATUS_OF: Readonly<Record<Outcome, 200 | 400 | 429 | 500 | 503>> = {
  answered: 200,
  'not-in-corpus': 200,
  'invalid-question': 200,
  shown: 200,
  refused: 400,
  limited: 429,
  busy: 503,
  late: 503,
  failed: 500,
};

/** Asks the bot, so often from one address and no more: ids are made anew by whoever throws their cookie away. */
export function createHandleRequest({
  bot,
  clock,
  sign,
  addressLimit,
  proxies,
}: Pick<WebDependencies, 'bot' | 'clock' | 'sign' | 'addressLimit' | 'proxies'>): HandleRequest {
  const take = createLocalRateLimiter(clock);
  return async (context, who, action) => {
    const allowance = await take(`channel:web:${addressOf(context, proxies)}`, addressLimit);
    if (!allowance.isAllowed) return noteOf(english.limited(Math.ceil(allowance.retryIn / 1_000)), 'limited');
    const asker: Asker = { id: who, name: '', isAdmin: false, locale: 'en' };
    // Everybody is in a channel of their own, so that nobody can use another's controls. It is kept and logged: no cookie, no address.
    const channel = hashPerson(who, { platform: 'web', workspace: null }, sign);
    // What a follow-up follows, the page itself knows.
    const place = { platform: 'web', workspace: null, channel, conversation: null } as const;
    let brought = noteOf(english.failed, 'failed');
    await bot.handle({ event: null, asker, place, action }, async (reply) => {
      brought = reply;
    });
    return brought;
  };
}

/**
 * The address a request came from. Behind so many reverse proxies, what the outermost of them saw: whatever is further left in
 * the header, anybody may have written.
 */
export function addressOf(context: Context<{ Bindings: Partial<HttpBindings> }>, proxies: number): string {
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = proxies === 0 ? '' : (forwarded.at(-proxies) ?? '');
  return seen === '' ? (context.env.incoming?.socket.remoteAddress ?? '') : seen;
}
