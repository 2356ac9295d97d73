import type { BotSettings } from '../bot-settings.ts';
import type { TakeToken } from '../ports/take-token.ts';
import { noteOf } from '../replies/note-of.ts';
import type { Reply } from '../replies/reply.ts';
import type { Request } from '../requests/request.ts';
import type { Turn } from './turn.ts';

/** The word that somebody asks too often, or too much is asked in a channel; `null` when they may go on. */
export async function refusalByLimit(
  { person, place, words }: Turn,
  { action }: Request,
  takeToken: TakeToken,
  { personLimit, channelLimit }: Pick<BotSettings, 'personLimit' | 'channelLimit'>,
): Promise<Reply | null> {
  if (action.kind !== 'ask' && action.kind !== 'press') return null;
  const own = await takeToken(`person:${person}`, personLimit);
  const shared =
    own.isAllowed && action.kind === 'ask'
      ? await takeToken(`channel:${place.platform}:${place.channel}`, channelLimit)
      : own;
  if (shared.isAllowed) return null;
  return noteOf(words.limited(Math.ceil(shared.retryIn / 1_000)), 'limited');
}
