import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Article, Passage } from '../core/article.ts';
import { type AnswerShelves, createAnswerShelves } from '../core/bot/kept/answer-shelves.ts';
import { unsealMessage } from '../core/bot/kept/prepare-keeping.ts';
import { embeddedTexts } from '../core/index/embedded-text.ts';
import { quantise } from '../core/index/quantised-vector.ts';
import type { PassageVectors } from '../core/index/vector-index.ts';
import type { Embedder } from '../core/ports/embedder.ts';
import { type KeptAnswer, type KeptAnswerStore, sealOwnerOf } from '../core/ports/kept-answers.ts';
import type { Reader } from '../core/ports/reader.ts';
import { StoreUnavailable } from '../core/ports/store.ts';
import type { TextSealer } from '../core/ports/system.ts';
import { keptArticle, languageOfMessage } from '../corpus/kept-article.ts';
import { keyOfTexts } from '../corpus/snapshots/vectors-file.ts';
import { digest } from '../system/crypto.ts';

/** How often the store is asked whether something has changed that it didn't announce. In milliseconds. */
const POLL_INTERVAL = 2_000;

/** So many answers are read before others are served. */
const BATCH = 100;

/** So many are embedded before news are looked for. */
const EMBEDDED_AT_ONCE = 10;

export interface KeptAnswersOptions {
  readonly store: KeptAnswerStore;
  readonly sealer: TextSealer;
  readonly reader: Pick<Reader, 'cut'> | null;
  readonly embedder: Pick<Embedder, 'embedPassages' | 'version'> | null;
  readonly log: Pick<Logger, 'info' | 'error'>;
  readonly signal: AbortSignal;
  /** The languages of the articles, that of most first. */
  readonly languages: () => readonly string[];
  readonly pollInterval?: number;
}

export interface KeptAnswersWatch {
  readonly shelves: AnswerShelves;
  /** Resolves once it watches no more. */
  readonly ended: Promise<void>;
}

/**
 * Has the answers that people have kept on their shelves, as the store has them: those kept or withdrawn by any process are there, or
 * gone, at once where the database announces it, and else after `POLL_INTERVAL`. What has no vectors yet is embedded in the background.
 * While the store is down, the shelves stay as they were.
 */
export function watchKeptAnswers({
  store,
  sealer,
  reader,
  embedder,
  log,
  signal,
  languages,
  pollInterval = POLL_INTERVAL,
}: KeptAnswersOptions): KeptAnswersWatch {
  const shelves = createAnswerShelves(reader, digest);
  const shelved = new Map<string, number>();
  let version: string | null = null;
  let problem: string | null = null;

  async function refresh(): Promise<void> {
    const found = await store.version();
    if (found === version) return;
    const changes = await store.listChanges();
    for (const id of shelved.keys()) {
      if (changes.has(id)) continue;
      shelves.remove(id);
      shelved.delete(id);
    }
    const ofArticles = languages();
    const news = [...changes].flatMap(([id, at]) => (shelved.get(id) === at ? [] : [id]));
    for (const ids of batchesOf(news)) {
      for (const answer of await store.read(ids)) await shelve(answer, ofArticles);
      await setImmediate();
    }
    version = found;
  }

  async function shelve(answer: KeptAnswer, ofArticles: readonly string[]): Promise<void> {
    const { id, sealed, changedAt } = answer;
    shelved.set(id, changedAt);
    try {
      const message = unsealMessage(sealer, id, sealed);
      const article = keptArticle(id, message, await languageOfMessage(message, ofArticles));
      shelves.put({ ...answer, article, vectors: vectorsOf(answer, article) });
    } catch (error) {
      shelves.remove(id);
      log.error({ id, err: error }, 'kept-answer-not-read');
    }
  }

  /** `null` where there are none, or another version of the embedder has computed them, or of other sentences. */
  function vectorsOf({ id, sealedVectors }: KeptAnswer, article: Article): readonly PassageVectors[] | null {
    if (sealedVectors === null || embedder === null) return null;
    const stored: StoredVectors = JSON.parse(sealer.unseal(sealedVectors, sealOwnerOf(id, 'vectors')));
    if (stored.version !== embedder.version || stored.key !== keyOf(article)) return null;
    return stored.passages.map((vectors) =>
      vectors.map((vector) => new Int8Array(Buffer.from(vector, 'base64url'))),
    );
  }

  /** @returns whether more are to be embedded */
  async function embedSome(): Promise<boolean> {
    if (embedder === null) return false;
    const missing = shelves.all().filter(({ vectors }) => vectors === null);
    for (const { id, article } of missing.slice(0, EMBEDDED_AT_ONCE)) {
      const vectors = await embedArticle(article, embedder);
      if (vectors === null) return false;
      await store.saveVectors(id, seal(id, vectors, article, embedder.version));
      const answer = shelves.find(id);
      if (answer !== null) shelves.put({ ...answer, vectors });
    }
    return missing.length > EMBEDDED_AT_ONCE;
  }

  function seal(id: string, passages: readonly PassageVectors[], of: Article, by: string): string {
    const stored: StoredVectors = {
      version: by,
      key: keyOf(of),
      passages: passages.map((vectors) => vectors.map((vector) => Buffer.from(vector).toString('base64url'))),
    };
    return sealer.seal(JSON.stringify(stored), sealOwnerOf(id, 'vectors'));
  }

  /** @returns whether there is more to do at once */
  async function look(): Promise<boolean> {
    try {
      await refresh();
      const isMore = await embedSome();
      problem = null;
      return isMore;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      if (problem !== error.message) log.error({ problem: error.message }, 'kept-answers-not-reached');
      problem = error.message;
      return false;
    }
  }

  async function keepLooking(): Promise<void> {
    let news = new AbortController();
    const stopListening = store.listen(() => news.abort());
    while (!signal.aborted) {
      // What is announced from now on is looked for afterwards.
      news = new AbortController();
      if (await look()) continue;
      const either = AbortSignal.any([signal, news.signal]);
      await wait(pollInterval, undefined, { signal: either, ref: false }).catch(() => {});
    }
    await stopListening();
  }

  return { shelves, ended: keepLooking() };
}

/** `null` when the embedder is out of order. */
async function embedArticle(
  { passages }: Article,
  embedder: Pick<Embedder, 'embedPassages'>,
): Promise<PassageVectors[] | null> {
  const vectors: PassageVectors[] = [];
  for (const passage of passages) {
    const embedded = await embedder.embedPassages(textsOf(passage));
    if (embedded === null) return null;
    vectors.push(embedded.map(quantise));
  }
  return vectors;
}

/** What is embedded of a passage: an answer's title is the question that it was kept for. */
function textsOf(passage: Passage): string[] {
  return embeddedTexts({ title: '' }, passage);
}

function keyOf({ passages }: Article): string {
  return keyOfTexts(passages.flatMap(textsOf));
}

interface StoredVectors {
  /** Of the embedder. */
  readonly version: string;
  /** Of the texts. */
  readonly key: string;
  /** Of each passage's texts, in base64url. */
  readonly passages: readonly (readonly string[])[];
}

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  const batches: Item[][] = [];
  for (let from = 0; from < items.length; from += BATCH) batches.push(items.slice(from, from + BATCH));
  return batches;
}
