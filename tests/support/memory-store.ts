import { createLocalRateLimiter } from '../../src/core/bot/without-store.ts';
import { ASKERS_WAIT } from '../../src/core/ports/answered-gaps.ts';
import type { ChannelSettings } from '../../src/core/ports/channel-settings.ts';
import type { HeldClaim, PersistedRequest } from '../../src/core/ports/claims.ts';
import { type Channel, idScopeOf, type Workspace } from '../../src/core/ports/place.ts';
import {
  type AskedQuestion,
  DAY_LENGTH,
  type Feedback,
  figuresOfDays,
} from '../../src/core/ports/questions.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Clock } from '../../src/core/ports/system.ts';
import type { ThreadState } from '../../src/core/ports/threads.ts';
import { memoryAnswers } from './memory-answers.ts';

/** A store that forgets all when it is let go of; several bots may share one. */
export function memoryStore(clock: Clock): Store {
  const questions = new Map<string, AskedQuestion>();
  const answeredBy = new Map<string, string>();
  const feedback = new Map<string, Feedback>();
  const settings = new Map<string, { readonly channel: Channel; readonly set: ChannelSettings }>();
  const threads = new Map<string, ThreadState>();
  const installations = new Map<string, string>();
  const claims = memoryClaims(clock);
  const keptAnswers = memoryAnswers(clock);
  let secret: string | null = null;

  const latestFirst = () => [...questions.values()].sort((a, b) => b.at - a.at);
  const feedbackOn = (id: string) => [...feedback.values()].filter(({ question }) => question === id);
  const isClosed = (id: string) => {
    const keptAt = keptAnswers.keptAt(answeredBy.get(id) ?? '');
    return keptAt !== null && !feedbackOn(id).some(({ verdict, at }) => verdict !== 'up' && at > keptAt);
  };
  const stopWaiting = ({ sealedAsker: _, ...question }: AskedQuestion) => {
    questions.set(question.id, question);
  };
  const remove = (id: string) => {
    questions.delete(id);
    answeredBy.delete(id);
    for (const [key, { question }] of feedback) if (question === id) feedback.delete(key);
  };

  return {
    claim: claims.claim,
    recoverClaims: claims.recoverClaims,
    takeToken: createLocalRateLimiter(clock),
    questions: {
      record: async (question) => {
        questions.set(question.id, question);
      },
      find: async (id) => questions.get(id) ?? null,
      latestIn: async (place, reader, within) =>
        latestFirst()
          .filter((one) => isSameConversation(one, place) && one.at >= clock.now() - within)
          .find(({ audience, person }) => audience === 'everyone' || person === reader) ?? null,
      recentOf: async (person, limit) =>
        latestFirst()
          .filter((one) => one.person === person)
          .slice(0, limit),
    },
    recordFeedback: async (given) => {
      if (!questions.has(given.question)) return 'no-question';
      const key = JSON.stringify([given.question, given.person]);
      const before = feedback.get(key);
      feedback.set(key, given);
      const isSame = before?.verdict === given.verdict && before.reason === given.reason;
      return isSame ? 'unchanged' : 'recorded';
    },
    listUnmet: async ({ since, workspace, limit }) =>
      latestFirst()
        .filter(({ id, at, place }) => at >= since && isIn(place, workspace) && !isClosed(id))
        .map((question) => {
          const given = feedbackOn(question.id);
          return {
            question,
            down: given.filter(({ verdict }) => verdict === 'down').length,
            missing: given.filter(({ verdict }) => verdict === 'missing').length,
            reasons: given.flatMap(({ reason }) => reason ?? []),
          };
        })
        .filter(
          ({ question, down, missing }) => question.outcome === 'not-in-corpus' || down > 0 || missing > 0,
        )
        .slice(0, limit),
    listDays: async (since) => {
      const dayOf = (at: number) => Math.floor(at / DAY_LENGTH);
      return figuresOfDays(
        latestFirst()
          .filter(({ at }) => at >= since)
          .map(({ at, outcome }) => ({ day: dayOf(at), outcome, count: 1 })),
        [...feedback.values()]
          .filter(({ at }) => at >= since)
          .map(({ at, verdict }) => ({ day: dayOf(at), verdict, count: 1 })),
      );
    },
    settings: {
      read: async ({ platform, id, workspace }) =>
        [workspace, undefined].flatMap((scope) => settings.get(keyOf({ platform, id }, scope)) ?? [])[0]
          ?.set ?? {},
      readAll: async (workspace) =>
        new Map(
          [...settings.values()].flatMap(({ channel, set }): [string, ChannelSettings][] => {
            const isThere = [workspace.id, undefined].includes(channel.workspace);
            return isThere && channel.platform === workspace.platform ? [[channel.id, set]] : [];
          }),
        ),
      write: async (channel, set) => {
        settings.set(keyOf(channel, channel.workspace), { channel, set });
      },
    },
    threads: {
      stateOf: async (thread) => threads.get(thread) ?? null,
      change: async (thread, state) => {
        const isNews = threads.get(thread) !== state;
        threads.set(thread, state);
        return isNews;
      },
    },
    keptAnswers: keptAnswers.store,
    answeredGaps: {
      unmatched: async (limit) => keptAnswers.unmatched().slice(0, limit),
      async close(answer, ids) {
        for (const id of ids) answeredBy.set(id, answer);
        keptAnswers.markMatched(answer);
      },
      untold: async (platforms, limit) =>
        latestFirst()
          .flatMap(({ sealedAsker, ...question }) => {
            const answer = answeredBy.get(question.id) ?? '';
            if (sealedAsker === undefined || keptAnswers.keptAt(answer) === null) return [];
            return [{ question: { ...question, sealedAsker }, answer }];
          })
          .filter(({ question: { at } }) => at >= clock.now() - ASKERS_WAIT)
          .filter(({ question: { place } }) => platforms.includes(place.platform))
          .slice(0, limit),
      async settle(person, answer) {
        for (const question of questions.values())
          if (question.person === person && answeredBy.get(question.id) === answer) stopWaiting(question);
      },
      async decline(person, id) {
        const question = questions.get(id);
        if (question?.person !== person) return false;
        stopWaiting(question);
        return true;
      },
    },
    installations: {
      find: async (workspace) => installations.get(keyOf(workspace)) ?? null,
      save: async (workspace, record) => {
        installations.set(keyOf(workspace), record);
      },
      remove: async (workspace) => {
        installations.delete(keyOf(workspace));
      },
    },
    forget: async (person) => {
      const own = [...questions.values()].filter((one) => one.person === person);
      for (const { id } of own) remove(id);
      claims.forget(person);
      const given = [...feedback].filter(([, one]) => one.person === person);
      for (const [key] of given) feedback.delete(key);
      return own.length + given.length + keptAnswers.forget(person);
    },
    purge: async ({ questions: kept }) => {
      for (const { id, at } of questions.values()) if (at < clock.now() - kept) remove(id);
    },
    checkHealth: async () => {},
    ensureSecret: async (candidate) => {
      secret ??= candidate;
      return secret;
    },
    close: async () => {},
  };
}

function keyOf({ platform, id }: Channel | Workspace, scope?: string): string {
  return JSON.stringify([platform, id, scope]);
}

function isSameConversation({ place }: AskedQuestion, other: AskedQuestion['place']): boolean {
  return (
    place.platform === other.platform &&
    [place.workspace, null].includes(idScopeOf(other)) &&
    place.channel === other.channel &&
    place.conversation === other.conversation
  );
}

function isIn(place: AskedQuestion['place'], workspace: Workspace | null): boolean {
  return workspace === null || (place.platform === workspace.platform && place.workspace === workspace.id);
}

interface Row {
  holder: object;
  madeAt: number;
  leaseEndsAt: number;
  isAnswered: boolean;
  answeredUntil: number;
  kept: PersistedRequest | null;
  tries: number;
}

/** Claims that are forgotten when they are let go of; several bots may share them. */
export function memoryClaims(clock: Pick<Clock, 'now'>): Pick<Store, 'claim' | 'recoverClaims'> & {
  /** Erases what is kept of a person. */
  readonly forget: (person: string) => void;
} {
  const rows = new Map<string, Row>();

  function held(event: string, holder: object): HeldClaim {
    const own = () => {
      const row = rows.get(event);
      return row?.holder === holder && !row.isAnswered ? row : null;
    };
    return {
      outcome: 'mine',
      async renew(lease) {
        const row = own();
        if (row !== null) row.leaseEndsAt = clock.now() + lease;
        return row !== null;
      },
      async complete(lasts = Number.POSITIVE_INFINITY) {
        const row = own();
        const answeredUntil = clock.now() + lasts;
        if (row !== null) Object.assign(row, { isAnswered: true, answeredUntil, kept: null });
      },
      async release() {
        if (own() !== null) rows.delete(event);
      },
    };
  }

  return {
    async claim(event, lease, kept = null) {
      const now = clock.now();
      const row = rows.get(event);
      if (row?.isAnswered && row.answeredUntil > now) return { outcome: 'answered' };
      if (row !== undefined && !row.isAnswered && row.leaseEndsAt > now)
        return { outcome: 'underway', leaseEndsIn: row.leaseEndsAt - now };
      const holder = {};
      const tries = row?.tries ?? 1;
      const unanswered = { isAnswered: false, answeredUntil: 0 };
      rows.set(event, { holder, madeAt: now, leaseEndsAt: now + lease, ...unanswered, kept, tries });
      return held(event, holder);
    },
    async recoverClaims({ lease, platforms, except, limit }) {
      const now = clock.now();
      return [...rows]
        .filter(([event]) => platforms.some((platform) => event.startsWith(`${platform}:`)))
        .filter(([event, { leaseEndsAt, isAnswered }]) => {
          return !isAnswered && leaseEndsAt <= now && !except.includes(event);
        })
        .flatMap(([event, row]) => (row.kept === null ? [] : [{ event, row, sealed: row.kept.sealed }]))
        .slice(0, limit)
        .map(({ event, row, sealed }) => {
          const holder = {};
          const tries = row.tries + 1;
          Object.assign(row, { holder, leaseEndsAt: now + lease, tries });
          return { event, sealed, age: now - row.madeAt, tries, held: held(event, holder) };
        });
    },
    forget(person) {
      for (const row of rows.values()) if (row.kept?.person === person) row.kept = null;
    },
  };
}
