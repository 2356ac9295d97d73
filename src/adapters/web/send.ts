import type { Context } from 'hono';
import { personOf } from '../../core/person-of.ts';
import { noteOf } from '../../core/replies/note-of.ts';
import type { Outcome, Reply } from '../../core/replies/reply.ts';
import type { Action, Asker } from '../../core/requests/request.ts';
import { createLocalLimits } from '../../core/resilience/local-limits.ts';
import { english } from '../../core/wording/english.ts';
import { addressOf } from './address-of.ts';
import type { WebParts } from './web-parts.ts';

/** Brings an action of somebody's to the bot, and the reply back. @param who tells people apart */
export type Send = (context: Context, who: string, action: Action) => Promise<Reply>;

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
export function createSend({
  bot,
  clock,
  sign,
  addressLimit,
  proxies,
}: Pick<WebParts, 'bot' | 'clock' | 'sign' | 'addressLimit' | 'proxies'>): Send {
  const take = createLocalLimits(clock);
  return async (context, who, action) => {
    const allowance = await take(`channel:web:${addressOf(context, proxies)}`, addressLimit);
    if (!allowance.isAllowed) return noteOf(english.limited(Math.ceil(allowance.retryIn / 1_000)), 'limited');
    const asker: Asker = { id: who, name: '', isAdmin: false, locale: 'en' };
    // Everybody is in a channel of their own, so that nobody can use another's controls. It is kept and logged: no cookie, no address.
    const channel = personOf(who, 'web', sign);
    // What a follow-up follows, the page itself knows.
    const place = { platform: 'web', workspace: null, channel, conversation: null } as const;
    let brought = noteOf(english.failed, 'failed');
    await bot.handle({ event: null, asker, place, action }, async (reply) => {
      brought = reply;
    });
    return brought;
  };
}
