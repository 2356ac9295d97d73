import { ANSWER_CONTROLS, type ControlKind } from '../../ports/control-kinds.ts';
import { channelOfThread } from '../../ports/place.ts';
import { channelKey, personKeys, secondsUntilRetry } from '../../ports/rate-limiter.ts';
import type { BotContext, BotDependencies, Turn } from '../context.ts';
import { isAnsweredFromKept } from '../kept/answer-shelves.ts';
import { hashPerson, hashWithoutWorkspace } from '../keyed-hash.ts';
import { noteOf, type Reply, type Respond } from '../reply.ts';
import { isNotice, isPublicWay, isUnasked, type Request } from '../request.ts';
import { wordingFor } from '../wording/wording-for.ts';
import { answerQuestion } from './answer-question.ts';
import { changeSettings } from './change-settings.ts';
import { explainHelp } from './explain-help.ts';
import { keepAnswer, tellAuthor } from './keep-answer.ts';
import { leaveThread } from './leave-thread.ts';
import { listGaps } from './list-gaps.ts';
import { listSources } from './list-sources.ts';
import { pressControl } from './press-control.ts';
import { explainPrivacy, forgetMe } from './privacy.ts';
import { showPassage } from './show-passage.ts';
import { tellAsker } from './tell-asker.ts';

/** Refuses where the channel's settings or the rate limits say so; otherwise does what the request asks for. */
export function createRespond(dependencies: BotDependencies, context: BotContext): Respond {
  return async (request) => {
    const { place } = request;
    const turn = await createTurn(request, dependencies, context);
    if (isCalled(request) && turn.settings.listens === 'all') await context.threads.join(place);
    const refusal = refusalByChannel(turn, request) ?? (await refusalByLimit(turn, request, context));
    if (refusal === 'silence') return null;
    if (refusal !== null) return refusal;
    const reply = await performAction(turn, context, request);
    return reply && withWantedControls(reply, turn);
  };
}

export async function createTurn(
  { asker, place }: Pick<Request, 'asker' | 'place'>,
  { library, answers, sign }: Pick<BotDependencies, 'library' | 'answers' | 'sign'>,
  { channels }: Pick<BotContext, 'channels'>,
): Promise<Turn> {
  const settings = await channels.settingsOf(place);
  return {
    asker,
    place,
    person: hashPerson(asker.id, place, sign),
    earlierPerson: hashWithoutWorkspace(asker.id, place, sign),
    words: wordingFor(asker.locale),
    settings,
    library: library(),
    kept: isAnsweredFromKept(settings) ? answers.visibleIn(place) : null,
  };
}

/** Whether somebody mentions the bot to ask it, so that it takes part in the thread. */
function isCalled({ action }: Request): boolean {
  return action.kind === 'ask' && action.way === 'mention';
}

/** Drops controls under answers that the channel's admins don't want. */
function withWantedControls(reply: Reply, { settings }: Turn): Reply {
  const unwanted: readonly ControlKind[] = ANSWER_CONTROLS.filter(
    (kind) => !settings.controls.includes(kind),
  );
  return { ...reply, controls: reply.controls.filter(({ kind }) => !unwanted.includes(kind)) };
}

/** Refuses questions where the channel's admins want none: silently, where everybody would read the refusal. `null`: not refused. */
function refusalByChannel(
  { settings: { listens }, words }: Turn,
  { action }: Request,
): Reply | 'silence' | null {
  if (action.kind === 'leave' && listens === 'off') return 'silence';
  if (action.kind === 'context' && listens === 'off') return noteOf(words.off, 'refused');
  if (action.kind !== 'ask') return null;
  const { way } = action;
  if (listens !== 'all' && way === 'thread') return 'silence';
  if (listens !== 'questions' && way === 'channel') return 'silence';
  if (listens !== 'off') return null;
  return isPublicWay(way) ? 'silence' : noteOf(words.off, 'refused');
}

/**
 * Refuses what is over the rate limit of the person or the channel. Commands have a limit of their own, as high: whoever may ask no
 * more for now still gets help, and is forgotten when they want to be. `null`: not refused.
 */
async function refusalByLimit(
  { person, place, words }: Turn,
  request: Request,
  { takeToken, settings: { personLimit, channelLimit } }: Pick<BotContext, 'takeToken' | 'settings'>,
): Promise<Reply | null> {
  const { action } = request;
  // Nobody asks to be told.
  if (isNotice(request)) return null;
  const { questions, commands } = personKeys(person);
  const isCommand = action.kind !== 'ask' && action.kind !== 'press';
  let allowance = await takeToken(isCommand ? commands : questions, personLimit);
  if (allowance.isAllowed && action.kind === 'ask')
    // Threads that the bot opens itself count as their channel.
    allowance = await takeToken(
      channelKey(isUnasked(request) ? channelOfThread(place) : place),
      channelLimit,
    );
  if (allowance.isAllowed) return null;
  return noteOf(words.limited(secondsUntilRetry(allowance)), 'limited');
}

async function performAction(
  turn: Turn,
  context: BotContext,
  { action, event, later }: Request,
): Promise<Reply | null> {
  switch (action.kind) {
    case 'ask':
      return answerQuestion(turn, context, action, {
        event,
        // Nobody is told where such an answer isn't quoted.
        later: later !== undefined && isAnsweredFromKept(turn.settings) ? later : null,
      });
    case 'press':
      return pressControl(turn, context, action);
    case 'help':
      return explainHelp(turn, context);
    case 'sources':
      return listSources(turn, context);
    case 'context':
      return showPassage(turn, context, action);
    case 'gaps':
      return listGaps(turn, context, action);
    case 'privacy':
      return explainPrivacy(turn, context);
    case 'forget':
      return forgetMe(turn, context);
    case 'leave':
      return leaveThread(turn, context, action);
    case 'keep':
      return keepAnswer(turn, context, action);
    case 'tell-author':
      return tellAuthor(turn, context, action);
    case 'tell-asker':
      return tellAsker(turn, context, action);
    case 'settings':
      return changeSettings(turn, context, action);
    default:
      return action satisfies never;
  }
}
