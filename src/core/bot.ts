import type { BotParts } from './bot-parts.ts';
import type { ControlKind } from './control-kind.ts';
import type { BrokenSeal } from './controls/seal.ts';
import { personOf } from './person-of.ts';
import type { Place, Platform } from './place.ts';
import type { Deliver, Receipt, Redelivery } from './replies/deliver.ts';
import type { Form } from './replies/reply.ts';
import type { Request } from './requests/request.ts';
import { createAttempt } from './resilience/attempt.ts';
import { createDealing } from './resilience/dealing.ts';
import { keepTakingUp } from './resilience/keep-taking-up.ts';
import { createKeptRequests } from './resilience/kept-requests.ts';
import { createLocalClaims } from './resilience/local-claims.ts';
import { createReceiving } from './resilience/receiving.ts';
import { createReporting } from './resilience/reporting.ts';
import { createSettling } from './resilience/settling.ts';
import { createSharedClaims } from './resilience/shared-claims.ts';
import { createWorkQueue } from './resilience/work-queue.ts';
import { createKit } from './use-cases/create-kit.ts';
import { formOf } from './use-cases/form-of.ts';
import { createRespond } from './use-cases/respond.ts';
import { wordingFor } from './wording/wording-for.ts';

export interface Bot {
  /**
   * Deals with a request, once however often and wherever it is delivered: a reply is delivered to it, or an apology; nothing
   * to a duplicate, nor where the bot is to be silent. Never rejects.
   *
   * @param receipt where it would be lost with this process otherwise: it is acknowledged when another process could take it up
   */
  readonly handle: (request: Request, deliver: Deliver, receipt?: Receipt) => Promise<void>;
  /** Deals with what processes had acknowledged that have died, until the signal is aborted. Never rejects. */
  readonly keepTakingUp: (redeliveries: readonly Redelivery[], signal: AbortSignal) => Promise<void>;
  /** What to ask for when a control was pressed, before `handle` is told of it; `null`: nothing. */
  readonly formFor: (sealed: string, place: Place, locale: string | null) => Form | null;
  /** What somebody asked last, latest first; empty while that isn't known. */
  readonly recentQuestions: (asker: string, platform: Platform, limit: number) => Promise<readonly string[]>;
  /** What is worked on now, and what waits for its turn. */
  readonly load: () => { readonly running: number; readonly waiting: number };
  /** Resolves when all that was begun is finished. What another process is at is left to it. */
  readonly stop: () => Promise<void>;
}

/** The bot that every platform's adapter talks to. */
export function createBot(parts: BotParts): Bot {
  const { settings, store, sign, clock, observe } = parts;
  const attempt = createAttempt(clock, observe);
  const kit = createKit(parts, attempt);
  const queue = createWorkQueue(settings);
  const stopping = new AbortController();
  const begun = new Set<Promise<void>>();
  const atHand = new Set<string>();
  const { settle, finished } = createSettling(attempt, clock, stopping.signal);
  const requests = createKeptRequests(parts.sealer);
  const report = createReporting(observe, clock, identify);
  const { timeLimit } = settings;
  const deal = createDealing({ respond: createRespond(parts, kit), queue, clock, report, atHand, timeLimit });
  const receive = createReceiving({
    claim: createSharedClaims(createLocalClaims(clock), store.claim, { attempt, settle }),
    keep(event, request, address) {
      const { person, action } = identify(request);
      const isToForget = action === 'forget' || action === 'press:forget';
      return { person: isToForget ? null : person, sealed: requests.seal(event, { request, address }) };
    },
    deal,
    clock,
    report,
    stopping: stopping.signal,
  });

  function identify({ asker, place, action }: Request) {
    return {
      person: personOf(asker.id, place.platform, sign),
      action: action.kind === 'press' ? `press:${kindOf(action.control, place)}` : action.kind,
    };
  }

  function kindOf(sealed: string, { platform, channel }: Place): ControlKind | BrokenSeal {
    const control = kit.seal.open(sealed, { platform, id: channel });
    return typeof control === 'string' ? control : control.kind;
  }

  function begin(work: Promise<void>): Promise<void> {
    const tracked = work.finally(() => begun.delete(tracked));
    begun.add(tracked);
    return tracked;
  }

  return {
    handle: (request, deliver, receipt) => begin(receive(request, deliver, receipt ?? null)),
    keepTakingUp: (redeliveries, signal) =>
      keepTakingUp(
        {
          ...{ takeUp: store.takeUp, requests, deal, attempt, settle, clock, report, observe, atHand, begin },
          room: () => Math.max(0, settings.atOnce - queue.load().waiting),
        },
        redeliveries,
        signal,
      ),
    formFor: (sealed, place, locale) => formOf(kindOf(sealed, place), wordingFor(locale)),
    async recentQuestions(asker, platform, limit) {
      const person = personOf(asker, platform, sign);
      const recent = await attempt('recent questions', () => store.questions.recentOf(person, limit), []);
      return recent.map(({ text }) => text);
    },
    load: queue.load,
    async stop() {
      stopping.abort();
      await Promise.all(begun);
      await finished();
    },
  };
}
