import { describe, expect, it, onTestFinished } from 'vitest';
import { quantise } from '../../src/core/index/quantised-vector.ts';
import { type KeptAnswerStore, type KeptMessage, sealOwnerOf } from '../../src/core/ports/kept-answers.ts';
import { watchKeptAnswers } from '../../src/service/watch-kept-answers.ts';
import { systemClock } from '../../src/system/system-clock.ts';
import { articleOf } from '../support/articles.ts';
import { libraryOf, TEST_SEALER } from '../support/bot-of.ts';
import { DATABASES } from '../support/databases.ts';
import { eventually } from '../support/eventually.ts';
import { GATEWAY } from '../support/kept-answers.ts';
import { memoryStore } from '../support/memory-store.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { randomVectorOf } from '../support/random-vector.ts';
import { CHANNEL } from '../support/talk-with.ts';

const HOUR = 60 * 60_000;
/** So long that a test would time out if it waited for it. */
const NEVER = 10 * HOUR;

/** Gives each text some vector. @returns how often it did, too */
function countingEmbedder() {
  const counted = { version: 'v1', texts: 0 };
  return {
    counted,
    version: counted.version,
    async embedPassages(texts: readonly string[]) {
      counted.texts += texts.length;
      return texts.map(randomVectorOf);
    },
  };
}

function watched(
  store: KeptAnswerStore,
  embedder = countingEmbedder(),
  pollInterval = NEVER,
  ofArticles: readonly string[] = ['en'],
) {
  const stopping = new AbortController();
  const logged: string[] = [];
  const log = (_: unknown, what: string) => {
    logged.push(what);
  };
  const watch = watchKeptAnswers({
    ...{ store, sealer: TEST_SEALER, reader: null, embedder, pollInterval, signal: stopping.signal },
    languages: () => ofArticles,
    log: { info: log, error: log } as Parameters<typeof watchKeptAnswers>[0]['log'],
  });
  onTestFinished(async () => {
    stopping.abort();
    await watch.ended;
  });
  return {
    ...watch,
    logged,
    titles: () => watch.shelves.visibleIn(CHANNEL)?.listed.map(({ id }) => id) ?? [],
  };
}

async function keep(
  store: KeptAnswerStore,
  id = 'AAAAAAAAAAA',
  sealer = TEST_SEALER,
  message: KeptMessage = GATEWAY,
): Promise<void> {
  const draft = {
    id,
    message: `of ${id}`,
    platform: 'slack',
    workspace: 'T1',
    channel: 'C1',
    audience: 'workspace',
    ...{ author: 'author', keeper: 'keeper', sealedAddress: null },
    sealed: sealer.seal(JSON.stringify(message), sealOwnerOf(id, 'message')),
  } as const;
  await store.draft(draft, HOUR);
  await store.keep({ ...draft, expiresAt: null }, 100);
}

describe.each(DATABASES)('kept answers on $name', ({ create }) => {
  it('are on the shelves at once, in this process and after a restart, and gone at once', async () => {
    const { keptAnswers: store } = await openTestStore(await create());
    const { titles } = watched(store);
    await keep(store);
    await eventually(() => expect(titles()).toEqual(['kept-AAAAAAAAAAA']));
    const restarted = watched(store);
    await eventually(() => expect(restarted.titles()).toEqual(['kept-AAAAAAAAAAA']));
    await store.withdraw('AAAAAAAAAAA');
    await eventually(() => expect([titles(), restarted.titles()]).toEqual([[], []]));
  });

  it('reach another process', async () => {
    const address = await create();
    const [{ keptAnswers: one }, { keptAnswers: other }] = [
      await openTestStore(address),
      await openTestStore(address),
    ];
    // SQLite announces nothing to other processes: they look from time to time.
    const { titles } = watched(other, countingEmbedder(), address.kind === 'sqlite' ? 50 : NEVER);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await keep(one);
    await eventually(() => expect(titles()).toEqual(['kept-AAAAAAAAAAA']));
    await one.withdraw('AAAAAAAAAAA');
    await eventually(() => expect(titles()).toEqual([]));
  });

  it('are embedded once, for all processes', async () => {
    const { keptAnswers: store } = await openTestStore(await create());
    const first = countingEmbedder();
    await keep(store);
    const one = watched(store, first);
    await eventually(() => expect(first.counted.texts).toBe(GATEWAY.pieces.length));
    await eventually(async () => expect((await store.find('AAAAAAAAAAA'))?.sealedVectors).toBeTruthy());
    const second = countingEmbedder();
    const other = watched(store, second);
    await eventually(() => expect(other.titles()).toEqual(one.titles()));
    expect(other.shelves.find('AAAAAAAAAAA')?.vectors).toHaveLength(GATEWAY.pieces.length);
    expect(second.counted.texts).toBe(0);
  });

  it('are embedded sentence by sentence, too, and anew where they were stored of other sentences', async () => {
    const { keptAnswers: store } = await openTestStore(await create());
    const message = { ...GATEWAY, pieces: ['Log in to the gateway. Hold the blue button.', 'Ask Grace.'] };
    await keep(store, 'AAAAAAAAAAA', TEST_SEALER, message);
    const owner = sealOwnerOf('AAAAAAAAAAA', 'vectors');
    const vectors = [[Buffer.from(quantise(randomVectorOf('old'))).toString('base64url')]];
    const older = { version: 'v1', key: 'of other texts', passages: vectors };
    await store.saveVectors('AAAAAAAAAAA', TEST_SEALER.seal(JSON.stringify(older), owner));
    const embedder = countingEmbedder();
    const { shelves } = watched(store, embedder);
    await eventually(() => expect(embedder.counted.texts).toBe(4));
    const placed = () => shelves.find('AAAAAAAAAAA')?.vectors?.map((ofPassage) => ofPassage.length);
    await eventually(() => expect(placed()).toEqual([3, 1]));
  });
});

describe('an answer in another language than English', () => {
  const GERMAN: KeptMessage = {
    ...GATEWAY,
    questions: ['Wann darf ich gehen?'],
    pieces: ['Die Kündigungsfristen betragen in der Probezeit zwei Wochen.'],
  };
  const HANDBOOK = articleOf(['Der Urlaub ist mit dem Team abzustimmen, und das früh im Jahr.'], {
    ...{ id: 'handbuch', title: 'Handbuch', language: 'de' },
  });

  const shelvedAs = async (message: KeptMessage, ofArticles: readonly string[]) => {
    const { keptAnswers } = memoryStore(systemClock);
    await keep(keptAnswers, 'AAAAAAAAAAA', TEST_SEALER, message);
    const { titles, shelves } = watched(keptAnswers, countingEmbedder(), NEVER, ofArticles);
    await eventually(() => expect(titles()).toHaveLength(1));
    return shelves;
  };

  it('is read with its own stemmer beside articles in that language', async () => {
    const shelves = await shelvedAs(GERMAN, ['de']);
    const ask = libraryOf([HANDBOOK]).askFrom(null, shelves.visibleIn(CHANNEL));
    const { quotes, nearest } = await ask('Welche Kündigungsfrist gilt?');
    expect([...quotes, ...nearest].map(({ text }) => text)).toEqual(GERMAN.pieces);
  });

  it.each([
    ['German among English and German articles', GERMAN, ['en', 'de'], 'de'],
    ['English among German articles', GATEWAY, ['de'], null],
    ['German among English articles, as its questions are', GERMAN, ['en'], null],
  ])('is read as %s', async (_, message, ofArticles, language) => {
    const shelves = await shelvedAs(message, ofArticles);
    expect(shelves.find('AAAAAAAAAAA')?.article.language).toBe(language);
  });
});

describe('an answer that can’t be unsealed', () => {
  it('is told to the operator, and the others are there', async () => {
    const [database] = DATABASES;
    if (database === undefined) throw new Error('There is a database.');
    const { keptAnswers: store } = await openTestStore(await database.create());
    await keep(store, 'BBBBBBBBBBB', { ...TEST_SEALER, seal: () => 'v1.unknown.AAAA' });
    await keep(store);
    const { titles, logged } = watched(store);
    await eventually(() => expect(titles()).toEqual(['kept-AAAAAAAAAAA']));
    expect(logged).toContain('kept-answer-not-read');
  });
});
