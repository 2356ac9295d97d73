import type { Health } from '../adapters/web/web-dependencies.ts';
import type { Library } from '../core/bot/library.ts';
import type { Coverage } from '../core/index/vector-index.ts';
import type { Store } from '../core/ports/store.ts';
import { describeCoverage, describeEmbedder } from '../inference/embedder-status.ts';
import type { ModelState } from '../inference/model-state.ts';
import { describeEngine } from '../inference/reader-status.ts';
import type { Adapter } from './platforms.ts';
import { finishesWithin } from './shutdown.ts';

/** How long the store's health check may take, in milliseconds. */
const STORE_TIMEOUT = 3_000;

/** For how long its outcome is taken as it was: a check writes to the store, and anybody may ask for one. In milliseconds. */
const STORE_CHECK_LASTS = 1_000;

export interface ReadinessDependencies {
  readonly adapters: readonly Adapter[];
  /** Whether all configured platforms are among the adapters. */
  readonly isConnected: () => boolean;
  readonly store: Pick<Store, 'checkHealth'>;
  readonly library: () => Library;
  /** Why the current articles aren't in use; `null` when they are. */
  readonly articlesProblem: () => string | null;
  /** `null` when the reader is off. */
  readonly readerState: () => ModelState | null;
  /** `null` when the embedder is off, or not needed. */
  readonly embedderState: () => ModelState | null;
  /** How many passages have a vector; `null` without an embedder. */
  readonly coverage: () => Coverage | null;
}

/** A health check that may be called at any rate. */
export function createCheckReadiness(dependencies: ReadinessDependencies): () => Promise<Health> {
  const { checkHealth } = dependencies.store;
  let last: { readonly at: number; readonly check: Promise<void> } | null = null;
  const store = {
    checkHealth() {
      const now = performance.now();
      if (last === null || last.at + STORE_CHECK_LASTS <= now) last = { at: now, check: checkHealth() };
      return last.check;
    },
  };
  return () => checkReadiness({ ...dependencies, store });
}

/**
 * Checks every part of the service. Without the store, the reader or the embedder it still answers, though not as well: it is `degraded`, and
 * traffic may go on. Without one of its platforms it is `unready`.
 */
async function checkReadiness({
  adapters,
  isConnected,
  store,
  library,
  articlesProblem,
  readerState,
  embedderState,
  coverage,
}: ReadinessDependencies): Promise<Health> {
  const platforms = [
    ...adapters.map(({ name, readiness }) => [name, readiness() ?? 'ok'] as const),
    ...(isConnected() ? [] : [['platforms', 'They are being connected.'] as const]),
  ];
  const services = [
    ['store', await storeHealth(store)],
    ['reader', modelHealth(readerState(), describeEngine)],
    ['embedder', modelHealth(embedderState(), describeEmbedder)],
    ['articles', articlesProblem() ?? (library().articles.length > 0 ? 'ok' : 'There are none.')],
  ] as const;
  const isOk = ([, found]: readonly [string, string]) => found === 'ok';
  const status = services.every(isOk) ? 'ready' : 'degraded';
  return {
    status: platforms.every(isOk) ? status : 'unready',
    checks: Object.fromEntries([...platforms, ...services, ...embeddingProgress(coverage())]),
  };
}

async function storeHealth({ checkHealth }: ReadinessDependencies['store']): Promise<string> {
  let problem = 'ok';
  const check = checkHealth().catch(() => {
    problem = 'It can’t be used; the log says why.';
  });
  const isInTime = await finishesWithin(STORE_TIMEOUT, check);
  return isInTime ? problem : 'It doesn’t respond.';
}

/** A model that is off is what the operator wants, and one that is starting will soon be ready. */
function modelHealth(state: ModelState | null, describe: (state: ModelState) => string): string {
  if (state === null || state.state === 'ready' || state.state === 'starting') return 'ok';
  return describe(state);
}

/** Nothing is wrong while passages are being embedded. */
function embeddingProgress(coverage: Coverage | null): [string, string][] {
  if (coverage === null || coverage.embedded === coverage.passages) return [];
  return [['embedding', describeCoverage(coverage)]];
}
