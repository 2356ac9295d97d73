import { createCircuitBreaker } from '../inbox/circuit-breaker.ts';
import type { Deliver, Receipt } from '../inbox/delivery.ts';
import { createInbox, type Inbox } from '../inbox/inbox.ts';
import type { ControlKind } from '../ports/control-kinds.ts';
import type { Place } from '../ports/place.ts';
import { type BotDependencies, createBotContext, restrictTo } from './context.ts';
import type { BrokenSeal } from './controls/seal.ts';
import { hashPerson } from './keyed-hash.ts';
import type { ListedArticle } from './library.ts';
import type { Form } from './reply.ts';
import type { Request } from './request.ts';
import type { Suggestions } from './suggestions.ts';
import { formOf } from './use-cases/reply-controls.ts';
import { createRespond } from './use-cases/respond.ts';
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
  /** The form to show when a control is pressed, before `handle` gets the press; `null`: none. */
  readonly formFor: (sealed: string, place: Place, locale: string | null) => Form | null;
  /** What may be named in a place, and asked there; nothing where its channel is switched off. */
  readonly browse: (place: Place) => Promise<Offer>;
  /** A person's latest questions, latest first; empty while the store is down. */
  readonly recentQuestions: (asker: string, place: Place, limit: number) => Promise<readonly string[]>;
}

/** The articles that are answered from, and what could be asked of them. */
export interface Offer extends Suggestions {
  readonly articles: readonly ListedArticle[];
}

/** Puts the inbox and the use cases together. */
export function createBot(dependencies: BotDependencies): Bot {
  const { settings, store, sealer, sign, clock, observe } = dependencies;
  const callStore = createCircuitBreaker(clock, observe);
  const context = createBotContext(dependencies, callStore);
  const { receive, keepRecovering, load, stop } = createInbox({
    ...{ store, callStore, sealer, clock, observe, identify },
    respond: createRespond(dependencies, context),
    limits: settings,
  });

  function identify({ asker, place, action }: Request) {
    return {
      person: hashPerson(asker.id, place, sign),
      action: action.kind === 'press' ? `press:${kindOf(action.control, place)}` : action.kind,
    };
  }

  function kindOf(sealed: string, { platform, channel }: Place): ControlKind | BrokenSeal {
    const control = context.seal.open(sealed, { platform, id: channel });
    return typeof control === 'string' ? control : control.kind;
  }

  return {
    handle: (request, deliver, receipt) => receive(request, deliver, receipt ?? null),
    keepRecovering,
    formFor: (sealed, place, locale) => formOf(kindOf(sealed, place), wordingFor(locale)),
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
    load,
    stop,
  };
}
