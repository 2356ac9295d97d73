import { createCircuitBreaker } from '../inbox/circuit-breaker.ts';
import type { Deliver, Receipt, Redelivery } from '../inbox/delivery.ts';
import { createInbox, type Inbox } from '../inbox/inbox.ts';
import type { DoneOnce } from '../inbox/receive.ts';
import type { ControlKind } from '../ports/control-kinds.ts';
import { channelOfThread, type Place } from '../ports/place.ts';
import { createBoundedMap } from './bounded-map.ts';
import { type BotDependencies, createBotContext, restrictTo } from './context.ts';
import type { Control } from './controls/control.ts';
import type { BrokenSeal } from './controls/seal.ts';
import { keepTelling } from './kept/keep-telling.ts';
import { type KeepForm, type MessageToKeep, prepareKeeping } from './kept/prepare-keeping.ts';
import { hashPerson, toBase64url } from './keyed-hash.ts';
import type { ListedArticle } from './library.ts';
import { type Overheard, whyIgnored } from './meant-for-bot.ts';
import { type Form, noteOf, type Reply } from './reply.ts';
import { type Asker, isUnasked, type Request, type Way } from './request.ts';
import type { Suggestions } from './suggestions.ts';
import { formOf } from './use-cases/reply-controls.ts';
import { createRespond, createTurn } from './use-cases/respond.ts';
import { wordingFor } from './wording/wording-for.ts';

/** The bot that every platform's adapter talks to. */
export interface Bot extends Pick<Inbox, 'keepRecovering' | 'load' | 'stop'> {
  /**
   * Handles a request once, however often and to whichever replica it is delivered: sends one reply or one apology. Sends nothing
   * for a duplicate, or where the channel's settings want silence. Never rejects.
   *
   * @param receipt for a request that would be lost with this process: acknowledged when another process could recover it
   */
  readonly handle: (request: Request, deliver: Deliver, receipt?: Receipt) => Promise<void>;
  /**
   * Whether a message isn't meant for the bot, so that `handle` needn't get it: in a thread that the bot takes no part in, in a channel
   * that is no help channel, or for another reason, which is logged.
   */
  readonly ignores: (request: Request, overheard: Overheard) => Promise<boolean>;
  /** The form to show when a control is pressed, before `handle` gets the press; `null`: none. */
  readonly formFor: (sealed: string, asker: Pick<Asker, 'id' | 'locale'>, place: Place) => Form | null;
  /**
   * Prepares a message to be kept as an answer: the form in which that is decided, whose submission `handle` gets; or a reply that says
   * why it can't be kept. Never rejects.
   *
   * @param event the platform's id of the event, the same at each delivery
   */
  readonly prepareKeeping: (
    event: string,
    asker: Asker,
    place: Place,
    message: MessageToKeep,
  ) => Promise<KeepForm | Reply>;
  /**
   * Tells authors that their messages were kept, and whoever asked and got nothing that there is an answer, until the signal is
   * aborted. Never rejects.
   */
  readonly keepTelling: (redeliveries: readonly Redelivery[], signal: AbortSignal) => Promise<void>;
  /** Whether a control is under a reply that nobody else sees; `false` where that isn't known. */
  readonly isForAskerAlone: (sealed: string, asker: Pick<Asker, 'id'>, place: Place) => boolean;
  /** What may be named in a place, and asked there; nothing where its channel is switched off. */
  readonly browse: (place: Place) => Promise<Offer>;
  /** A person's latest questions, latest first; empty while the store is down. */
  readonly recentQuestions: (asker: string, place: Place, limit: number) => Promise<readonly string[]>;
}

/** The articles that are answered from, and what could be asked of them. */
export interface Offer extends Suggestions {
  readonly articles: readonly ListedArticle[];
}

/** After so long a control shows again what it has shown: it may be gone, as Slack’s messages for one person are. In milliseconds. */
const SHOWN_FOR = 60_000;

/** How many presses this process remembers. */
const MAX_PRESSES = 10_000;

/** Puts the inbox and the use cases together. */
export function createBot(dependencies: BotDependencies): Bot {
  const { settings, store, sealer, sign, clock, observe } = dependencies;
  const callStore = createCircuitBreaker(clock, observe);
  const context = createBotContext(dependencies, callStore);
  /** The latest presses, as the platform names them, and those that it has delivered again: nobody pressed twice. */
  const pressed = createBoundedMap<string, true>(MAX_PRESSES);
  const redelivered = new WeakSet<Request>();
  const { receive, keepRecovering, load, stop } = createInbox({
    ...{ store, callStore, sealer, clock, observe, identify },
    respond: createRespond(dependencies, context),
    asDoneOnce,
    limits: settings,
  });

  function identify(request: Request) {
    const { asker, place, action } = request;
    const press = (control: string) => `press:${kindOf(control, asker, place)}`;
    const named = isUnasked(request) ? 'overhear' : action.kind;
    return {
      person: hashPerson(asker.id, place, sign),
      action: action.kind === 'press' ? press(action.control) : named,
    };
  }

  /** What a press does once per message and person is claimed by both: the claim is shared by all processes, and outlives them. */
  function claimedOnce(request: Request): Request {
    const { asker, place, action } = request;
    const kind = onceKindOf(request);
    if (kind === null || action.kind !== 'press') return request;
    const { platform, workspace, channel } = place;
    // What is removed is gone for everybody.
    const by = kind === 'remove' ? null : asker.id;
    const what = [kind, platform, workspace, channel, action.message ?? null, action.control, by];
    const claimed = { ...request, event: `press:${toBase64url(sign(JSON.stringify(what)))}` };
    const delivery = `${platform}:${request.event}`;
    if (request.event !== null && pressed.get(delivery) === true) redelivered.add(claimed);
    pressed.set(delivery, true);
    return claimed;
  }

  function asDoneOnce(request: Request): DoneOnce | null {
    const kind = onceKindOf(request);
    if (kind === null || redelivered.has(request)) return null;
    const words = wordingFor(request.asker.locale);
    if (kind === 'share') return { again: noteOf(words.alreadyShared, 'repeated') };
    if (kind === 'remove') return { again: noteOf(words.helpChannel.removed, 'repeated') };
    return { again: noteOf(words.alreadyShown, 'repeated'), lasts: SHOWN_FOR };
  }

  /** The kind of a control that does something once per message and person; feedback and *Forget me* may be given again. */
  function onceKindOf({ asker, place, action }: Request): 'share' | 'more' | 'context' | 'remove' | null {
    if (action.kind !== 'press') return null;
    const kind = kindOf(action.control, asker, place);
    if (kind === 'share' || kind === 'remove') return kind;
    const isShown = kind === 'more' || kind === 'context';
    // Elsewhere it is shown in place of what was shown before.
    return isShown && action.message !== undefined ? kind : null;
  }

  async function ignores(request: Request, overheard: Overheard): Promise<boolean> {
    const { action, event, place } = request;
    if (await isStranger(place, overheard.way)) return true;
    const why = action.kind === 'ask' ? whyIgnored(overheard) : null;
    if (why === null) return false;
    const nothing = { confidence: null, engine: null, milliseconds: 0, isRecovered: false } as const;
    observe({ kind: 'handled', ...identify(request), event, place, outcome: 'ignored', ...nothing, why });
    return true;
  }

  /** Whether the bot takes no part in the thread, or the channel, of a message that doesn't mention it. */
  async function isStranger(place: Place, way: Way): Promise<boolean> {
    if (way === 'channel') {
      const { listens, unasked } = await context.channels.settingsOf(channelOfThread(place));
      return listens !== 'questions' || unasked === 'paused';
    }
    if (way !== 'thread' && way !== 'reply') return false;
    const state = await context.threads.stateOf(place);
    return way === 'thread' ? state !== 'joined' : state === 'left';
  }

  function open(sealed: string, { id }: Pick<Asker, 'id'>, place: Place): Control | BrokenSeal {
    const person = hashPerson(id, place, sign);
    return context.seal.open(sealed, { platform: place.platform, id: place.channel, person });
  }

  function kindOf(sealed: string, asker: Pick<Asker, 'id'>, place: Place): ControlKind | BrokenSeal {
    const control = open(sealed, asker, place);
    return typeof control === 'string' ? control : control.kind;
  }

  return {
    handle: (request, deliver, receipt) => receive(claimedOnce(request), deliver, receipt ?? null),
    ignores,
    keepRecovering,
    formFor: (sealed, asker, place) => formOf(kindOf(sealed, asker, place), wordingFor(asker.locale)),
    isForAskerAlone(sealed, asker, place) {
      const control = open(sealed, asker, place);
      return typeof control !== 'string' && control.audience === 'asker';
    },
    async browse(place) {
      const { articles: ids, listens } = await context.channels.settingsOf(place);
      if (listens === 'off') return { articles: [], questions: [], typeAhead: [] };
      const library = dependencies.library();
      return { ...library.suggestions(ids), articles: restrictTo(ids, library.articles) };
    },
    async recentQuestions(asker, place, limit) {
      const person = hashPerson(asker, place, sign);
      const recent = await callStore('recent questions', () => store.questions.recentOf(person, limit), []);
      return recent.map(({ text }) => text);
    },
    async prepareKeeping(event, asker, place, message) {
      try {
        const turn = await createTurn({ asker, place }, dependencies, context);
        return await prepareKeeping(turn, context, message, `keep:${event}`);
      } catch (error) {
        observe({ kind: 'fault', event, platform: place.platform, error });
        return noteOf(wordingFor(asker.locale).failed, 'failed');
      }
    },
    keepTelling: (redeliveries, signal) =>
      keepTelling(
        {
          ...{ store, callStore, sealer, clock, observe, receive },
          ...{ answers: dependencies.answers, questionId: context.questionId },
        },
        redeliveries,
        signal,
      ),
    load,
    stop,
  };
}
