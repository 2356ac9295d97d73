import type { BotParts } from './bot-parts.ts';
import type { ControlKind } from './control-kind.ts';
import type { BrokenSeal } from './controls/seal.ts';
import { personOf } from './person-of.ts';
import type { Place, Platform } from './place.ts';
import type { Deliver } from './replies/deliver.ts';
import type { Form } from './replies/reply.ts';
import type { Request } from './requests/request.ts';
import { createAttempt } from './resilience/attempt.ts';
import { createDealing } from './resilience/dealing.ts';
import { createLocalClaims } from './resilience/local-claims.ts';
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
   */
  readonly handle: (request: Request, deliver: Deliver) => Promise<void>;
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
  const deal = createDealing({
    respond: createRespond(parts, kit),
    claim: createSharedClaims(createLocalClaims(clock), store.claim, attempt),
    queue,
    clock,
    observe,
    identify: ({ asker, place, action }) => ({
      person: personOf(asker.id, place.platform, sign),
      action: action.kind === 'press' ? `press:${kindOf(action.control, place)}` : action.kind,
    }),
    timeLimit: settings.timeLimit,
    stopping: stopping.signal,
  });

  function kindOf(sealed: string, { platform, channel }: Place): ControlKind | BrokenSeal {
    const control = kit.seal.open(sealed, { platform, id: channel });
    return typeof control === 'string' ? control : control.kind;
  }

  return {
    handle(request, deliver) {
      const work = deal(request, deliver).finally(() => begun.delete(work));
      begun.add(work);
      return work;
    },
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
    },
  };
}
