import { createBoundedQueue } from '../inbox/bounded-queue.ts';
import { createCircuitBreaker } from '../inbox/circuit-breaker.ts';
import { createSharedClaims, createStoreRetries } from '../inbox/claims.ts';
import type { Deliver, Receipt, Redelivery } from '../inbox/delivery.ts';
import { createHandler, createReporter } from '../inbox/handle.ts';
import { createReceiver } from '../inbox/receive.ts';
import { createSealedRequests, keepRecovering } from '../inbox/recovery.ts';
import type { ControlKind } from '../ports/channel-settings.ts';
import type { Place, Platform } from '../ports/place.ts';
import { type BotDependencies, createBotContext } from './context.ts';
import type { BrokenSeal } from './controls/seal.ts';
import { hashPerson } from './keyed-hash.ts';
import type { Form } from './reply.ts';
import type { Request } from './request.ts';
import { formOf } from './use-cases/reply-controls.ts';
import { createRespond } from './use-cases/respond.ts';
import { createLocalClaims } from './without-store.ts';
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
  readonly keepRecovering: (redeliveries: readonly Redelivery[], signal: AbortSignal) => Promise<void>;
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
export function createBot(parts: BotDependencies): Bot {
  const { settings, store, sign, clock, observe } = parts;
  const attempt = createCircuitBreaker(clock, observe);
  const kit = createBotContext(parts, attempt);
  const queue = createBoundedQueue(settings);
  const stopping = new AbortController();
  const begun = new Set<Promise<void>>();
  const atHand = new Set<string>();
  const { persist: settle, finished } = createStoreRetries(attempt, clock, stopping.signal);
  const requests = createSealedRequests(parts.sealer);
  const report = createReporter(observe, clock, identify);
  const { timeLimit } = settings;
  const deal = createHandler({
    respond: createRespond(parts, kit),
    queue,
    clock,
    report,
    inFlight: atHand,
    timeLimit,
  });
  const receive = createReceiver({
    claim: createSharedClaims(createLocalClaims(clock), store.claim, { callStore: attempt, persist: settle }),
    sealRequest(event, request, address) {
      const { person, action } = identify(request);
      const isToForget = action === 'forget' || action === 'press:forget';
      return { person: isToForget ? null : person, sealed: requests.seal(event, { request, address }) };
    },
    handle: deal,
    clock,
    report,
    stopping: stopping.signal,
  });

  function identify({ asker, place, action }: Request) {
    return {
      person: hashPerson(asker.id, place.platform, sign),
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
    keepRecovering: (redeliveries, signal) =>
      keepRecovering(
        {
          ...{
            recoverClaims: store.recoverClaims,
            requests,
            handle: deal,
            callStore: attempt,
            persist: settle,
            clock,
            report,
            observe,
            inFlight: atHand,
            begin,
          },
          room: () => Math.max(0, settings.atOnce - queue.load().waiting),
        },
        redeliveries,
        signal,
      ),
    formFor: (sealed, place, locale) => formOf(kindOf(sealed, place), wordingFor(locale)),
    async recentQuestions(asker, platform, limit) {
      const person = hashPerson(asker, platform, sign);
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
