import { createSecretKey, randomBytes } from 'node:crypto';
import { createAsk } from '../../src/core/answering/ask.ts';
import { CONFIDENCE_LIMITS, type LeastConfidence } from '../../src/core/answering/confidence.ts';
import type { Article } from '../../src/core/article.ts';
import { type Bot, createBot } from '../../src/core/bot/bot.ts';
import type { BotDependencies } from '../../src/core/bot/context.ts';
import { NO_ANSWERS } from '../../src/core/bot/kept/answer-shelves.ts';
import { createLibrary, type Library } from '../../src/core/bot/library.ts';
import type { BotSettings } from '../../src/core/bot/settings.ts';
import { createPassageIndex } from '../../src/core/index/passage-index.ts';
import { createSealer } from '../../src/store/sealer.ts';
import { digest, hmacSign } from '../../src/system/crypto.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { HANGS } from './hangs.ts';
import { memoryStore } from './memory-store.ts';

export const BOT_SETTINGS: BotSettings = {
  publicUrl: null,
  commandName: 'kursk',
  answers: 'private',
  listens: 'mentions',
  helpChannels: false,
  keepers: [],
  retentionDays: 30,
  personLimit: { tokens: 1_000, per: 60_000 },
  channelLimit: { tokens: 1_000, per: 60_000 },
  atOnce: 8,
  waiting: 100,
  timeLimit: 5_000,
};

/** Every bot of a test has the same secret, as the processes of one bot do. */
export const TEST_SIGN = hmacSign('the secret that all bots of a test share');

export const TEST_SEALER = createSealer([createSecretKey(TEST_SIGN('a key'))]);

const { unsure } = CONFIDENCE_LIMITS.lexical;

/** Whatever isn't abstained from is an answer: what a test isn't about must not depend on the limit. */
export const NEVER_UNSURE: LeastConfidence = { unsure, answered: unsure };

/** Nothing is an answer, as the confidence is never 1. */
export const ALWAYS_UNSURE: LeastConfidence = { unsure, answered: 1 };

export function libraryOf(articles: readonly Article[], leastConfidence = NEVER_UNSURE): Library {
  return createLibrary(
    createPassageIndex(articles),
    (index, shelves) => createAsk(index, { publicUrl: null, leastConfidence, shelves }),
    digest,
  );
}

/** A bot that answers from these articles, with a store of its own and a clock that goes, unless the parts say otherwise. */
export function botOf(
  articles: readonly Article[],
  {
    settings,
    ...parts
  }: Partial<Omit<BotDependencies, 'settings'>> & { settings?: Partial<BotSettings> } = {},
): Bot {
  const library = libraryOf(articles);
  const clock = parts.clock ?? systemClock;
  return createBot({
    library: () => library,
    answers: NO_ANSWERS,
    store: memoryStore(clock),
    sign: TEST_SIGN,
    sealer: TEST_SEALER,
    randomBytes,
    clock,
    observe: () => {},
    ...parts,
    // By a clock that goes, a busy machine takes as long as it takes.
    settings: { ...BOT_SETTINGS, ...(parts.clock === undefined && { timeLimit: HANGS }), ...settings },
  });
}
