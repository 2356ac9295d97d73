import { ANSWER_CONTROLS, type ControlKind } from '../../ports/channel-settings.ts';
import type { TakeToken } from '../../ports/rate-limiter.ts';
import type { BotContext, BotDependencies, Turn } from '../context.ts';
import { hashPerson } from '../keyed-hash.ts';
import { noteOf, type Reply } from '../reply.ts';
import type { Request } from '../request.ts';
import type { BotSettings } from '../settings.ts';
import { createLocalRateLimiter } from '../without-store.ts';
import { wordingFor } from '../wording/wording-for.ts';
import { answerQuestion } from './answer-question.ts';
import { changeSettings } from './change-settings.ts';
import { explainHelp } from './explain-help.ts';
import { listGaps } from './list-gaps.ts';
import { listSources } from './list-sources.ts';
import { pressControl } from './press-control.ts';
import { explainPrivacy, forgetMe } from './privacy.ts';

/** What there is to say to a request; `null`: nothing. */
export type Respond = (request: Request) => Promise<Reply | null>;

/** Responds where the channel's admins and the limits let it. While the store is down, this process counts by itself. */
export function createRespond({ store, library, sign, clock }: BotDependencies, kit: BotContext): Respond {
  const countHere = createLocalRateLimiter(clock);
  const takeToken: typeof countHere = async (key, limit) =>
    (await kit.callStore('take token', () => store.takeToken(key, limit), null)) ?? countHere(key, limit);

  return async (request) => {
    const { asker, place } = request;
    const turn: Turn = {
      asker,
      place,
      person: hashPerson(asker.id, place.platform, sign),
      words: wordingFor(asker.locale),
      settings: await kit.channels.settingsOf({ platform: place.platform, id: place.channel }),
      library: library(),
    };
    const refusal =
      refusalByChannel(turn, request) ?? (await refusalByLimit(turn, request, takeToken, kit.settings));
    if (refusal === 'silence') return null;
    return refusal ?? withWanted(await performAction(turn, kit, request), turn);
  };
}

/** With the controls under answers that the channel's admins want there. */
function withWanted(reply: Reply, { settings }: Turn): Reply {
  const unwanted: readonly ControlKind[] = ANSWER_CONTROLS.filter(
    (kind) => !settings.controls.includes(kind),
  );
  return { ...reply, controls: reply.controls.filter(({ kind }) => !unwanted.includes(kind)) };
}

/** What there is to say to a question where a channel's admins want none; `silence` where others would read it; `null`: they do. */
function refusalByChannel(
  { settings: { listens }, words }: Turn,
  { action }: Request,
): Reply | 'silence' | null {
  if (action.kind !== 'ask') return null;
  const { way } = action;
  if (listens === 'mentions' && way === 'thread') return 'silence';
  if (listens !== 'off') return null;
  return way === 'mention' || way === 'thread' ? 'silence' : noteOf(words.off, 'refused');
}

/** The word that somebody asks too often, or too much is asked in a channel; `null` when they may go on. */
async function refusalByLimit(
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

/** Does what a request asks for. */
async function performAction(turn: Turn, kit: BotContext, { action, event }: Request): Promise<Reply> {
  switch (action.kind) {
    case 'ask':
      return answerQuestion(turn, kit, action, event);
    case 'press':
      return pressControl(turn, kit, action);
    case 'help':
      return explainHelp(turn, kit);
    case 'sources':
      return listSources(turn, kit);
    case 'gaps':
      return listGaps(turn, kit, action);
    case 'privacy':
      return explainPrivacy(turn, kit);
    case 'forget':
      return forgetMe(turn, kit);
    case 'settings':
      return changeSettings(turn, kit, action);
    default:
      return action satisfies never;
  }
}
