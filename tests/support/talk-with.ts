import type { Bot } from '../../src/core/bot/bot.ts';
import { hashPerson } from '../../src/core/bot/keyed-hash.ts';
import type { Reply, ReplyControl } from '../../src/core/bot/reply.ts';
import type { Action, Asker, Request, Way } from '../../src/core/bot/request.ts';
import type { ControlKind } from '../../src/core/ports/control-kinds.ts';
import type { Place } from '../../src/core/ports/place.ts';
import { TEST_SIGN } from './bot-of.ts';

export const ADA: Asker = { id: 'U1', name: 'Ada', isAdmin: false, locale: null };
export const CHANNEL: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', conversation: null };
export const THREAD: Place = { ...CHANNEL, conversation: '1700000000.0001' };

type Circumstances = Partial<Omit<Request, 'action'>>;

/** Somebody who talks with a bot: Ada, in a Slack channel, unless the circumstances say otherwise. */
export interface Talk {
  readonly send: (action: Action, circumstances?: Circumstances) => Promise<Reply[]>;
  /** The one reply to an action. */
  readonly get: (action: Action, circumstances?: Circumstances) => Promise<Reply>;
  readonly ask: (question: string, circumstances?: Circumstances & { way?: Way }) => Promise<Reply>;
  readonly press: (
    control: ReplyControl,
    circumstances?: Circumstances & { question?: string; reason?: string },
  ) => Promise<Reply>;
}

export function talkWith(bot: Pick<Bot, 'handle'>): Talk {
  const send: Talk['send'] = async (action, circumstances) => {
    const replies: Reply[] = [];
    await bot.handle({ event: null, asker: ADA, place: CHANNEL, ...circumstances, action }, async (reply) => {
      replies.push(reply);
    });
    return replies;
  };
  const get: Talk['get'] = async (action, circumstances) => {
    const [reply, ...others] = await send(action, circumstances);
    if (reply === undefined || others.length > 0) throw new Error(`not one reply, but ${others.length + 1}`);
    return reply;
  };
  return {
    send,
    get,
    ask: (question, { way = 'command', ...circumstances } = {}) =>
      get({ kind: 'ask', question, way }, circumstances),
    press: ({ sealed: control }, { question = null, reason = null, ...circumstances } = {}) =>
      get({ kind: 'press', control, question, reason }, circumstances),
  };
}

/** The control of this kind under a reply; the first of several unless a rank says which. */
export function controlOf({ controls }: Reply, kind: ControlKind, rank?: number): ReplyControl {
  const control = controls.find((one) => one.kind === kind && (rank === undefined || one.rank === rank));
  if (control === undefined)
    throw new Error(`no ${kind} among ${controls.map((one) => one.kind).join(', ')}`);
  return control;
}

/** The quotes a reply shows, as text. */
export function quotesOf({ parts }: Reply): string[] {
  return parts.flatMap((part) => (part.kind === 'quote' ? [part.quote.text] : []));
}

/** What the bots of the tests keep somebody's questions under. */
export function hashOf({ id }: Asker = ADA): string {
  return hashPerson(id, CHANNEL, TEST_SIGN);
}
