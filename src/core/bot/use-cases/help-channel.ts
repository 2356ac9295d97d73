import type { ChannelSettings } from '../../ports/channel-settings.ts';
import { channelOfThread } from '../../ports/place.ts';
import { DAY_LENGTH } from '../../ports/questions.ts';
import { channelKey, type LimitKey } from '../../ports/rate-limiter.ts';
import type { BotContext, Turn } from '../context.ts';
import { type Control, ownerOf } from '../controls/control.ts';
import { noteOf, type Part, type Reply, replyOf } from '../reply.ts';
import { canShare, createControl } from './reply-controls.ts';

/*
 * A help channel is one in which the bot answers what is asked of nobody in particular. Whoever asked, or an admin, removes such an
 * answer; where that happens twice in a day, the bot pauses there, and asks the admins once whether to stay.
 */

/** Whether the bot answers here what is asked of nobody in particular. */
export function isHelpChannel({
  place,
  settings: { listens, unasked },
}: Pick<Turn, 'place' | 'settings'>): boolean {
  return canShare(place) && listens === 'questions' && unasked !== 'paused';
}

/** *Remove*: deletes an answer that nobody asked for, and notes it as not helpful. */
export async function removeAnswer(
  turn: Turn,
  context: BotContext,
  { control }: { readonly control: Pick<Control, 'question' | 'owner'> },
): Promise<Reply> {
  const { asker, person, words } = turn;
  if (!asker.isAdmin && control.owner !== ownerOf(person))
    return noteOf(words.helpChannel.notYours, 'refused');
  await noteAsNotHelpful(control.question, turn, context);
  const removed: Part = { kind: 'note', text: words.helpChannel.removed };
  if (!(await isTimeToAsk(turn, context))) return replyOf([removed], { deletesPressed: true });
  return replyOf([{ kind: 'note', text: words.helpChannel.stayOrStop }], {
    audience: 'everyone',
    controls: (['stay', 'stop'] as const).map((kind) =>
      createControl(kind, turn, context, QUESTION_TO_ADMINS),
    ),
    deletesPressed: true,
  });
}

const QUESTION_TO_ADMINS = { question: null, audience: 'everyone', isUnsure: false } as const;

/** While the store is down, the answer is removed all the same. */
async function noteAsNotHelpful(
  question: string | null,
  { person }: Turn,
  { callStore, store, clock }: BotContext,
): Promise<void> {
  if (question === null) return;
  const feedback = { question, person, verdict: 'down', reason: null, at: clock.now() } as const;
  await callStore('record feedback', () => store.recordFeedback(feedback), null);
}

/** Whether this is the second removal in a day in the channel, and nobody has asked its admins yet. If so, the bot pauses there. */
async function isTimeToAsk(
  { place, settings }: Turn,
  { takeToken, channels }: Pick<BotContext, 'takeToken' | 'channels'>,
): Promise<boolean> {
  if (settings.listens !== 'questions' || settings.unasked !== null) return false;
  const channel = channelOfThread(place);
  const isFirst = (what: string) => takeToken(keyFor(what), { tokens: 1, per: DAY_LENGTH });
  if ((await isFirst('removals')).isAllowed) return false;
  // Of those who remove at the same time, one asks.
  if (!(await isFirst('asked')).isAllowed) return false;
  return (await channels.change(channel, (current) => ({ ...current, unasked: 'paused' }))) !== null;

  function keyFor(what: string): LimitKey {
    return `${channelKey(channel)}:${what}`;
  }
}

/** *Stay*: an admin wants the bot to go on. */
export function stayInChannel(turn: Turn, context: BotContext): Promise<Reply> {
  return decide(turn, context, turn.words.helpChannel.stays, (current) => ({
    ...current,
    unasked: 'confirmed',
  }));
}

/** *Stop*: an admin wants it to answer only who asks it. */
export function stopInChannel(turn: Turn, context: BotContext): Promise<Reply> {
  return decide(turn, context, turn.words.helpChannel.stops, ({ unasked: _, ...current }) => ({
    ...current,
    listens: 'mentions',
  }));
}

/** The question to the admins is deleted, too: it is answered. */
async function decide(
  { asker, place, words }: Turn,
  { channels }: BotContext,
  decided: string,
  change: (current: ChannelSettings) => ChannelSettings,
): Promise<Reply> {
  if (!asker.isAdmin) return noteOf(words.adminsOnly, 'refused');
  const changed = await channels.change(channelOfThread(place), change);
  if (changed === null) return noteOf(words.cannotNow, 'failed');
  return replyOf([{ kind: 'note', text: decided }], { deletesPressed: true });
}
