import type { Health } from '../adapters/web/web-dependencies.ts';
import type { Library } from '../core/bot/library.ts';
import type { Store } from '../core/ports/store.ts';
import { describeEngine, type ReaderState } from '../inference/reader-status.ts';
import type { Adapter } from './platforms.ts';
import { finishesWithin } from './shutdown.ts';

/** The store has so long to say how it is; in milliseconds. */
const STORE_TIMEOUT = 3_000;

export interface ReadinessDependencies {
  readonly adapters: readonly Adapter[];
  /** Whether all that are configured are among them. */
  readonly isConnected: () => boolean;
  readonly store: Pick<Store, 'checkHealth'>;
  readonly library: () => Library;
  /** Why the articles aren't answered from as they are now; `null` when they are. */
  readonly articlesProblem: () => string | null;
  /** `null` when it is off. */
  readonly readerState: () => ReaderState | null;
}

/**
 * Whether everything works. Without its store or its reader the service answers, though not as well: that is no reason to send
 * people elsewhere. A platform that isn't connected is.
 */
export async function checkReadiness({
  adapters,
  isConnected,
  store,
  library,
  articlesProblem,
  readerState,
}: ReadinessDependencies): Promise<Health> {
  const connecting = ['platforms', 'They are being connected.'] as const;
  const platforms = [
    ...adapters.map(({ name, readiness }) => [name, readiness() ?? 'ok'] as const),
    ...(isConnected() ? [] : [connecting]),
  ];
  const services = [
    ['store', await storeHealth(store)],
    ['reader', readerHealth(readerState())],
    ['articles', articlesProblem() ?? (library().articles.length > 0 ? 'ok' : 'There are none.')],
  ] as const;
  const isWell = ([, found]: readonly [string, string]) => found === 'ok';
  const served = services.every(isWell) ? 'ready' : 'degraded';
  return {
    status: platforms.every(isWell) ? served : 'unready',
    checks: Object.fromEntries([...platforms, ...services]),
  };
}

async function storeHealth({ checkHealth }: ReadinessDependencies['store']): Promise<string> {
  let trouble = '';
  const check = checkHealth().catch(() => {
    trouble = 'It can’t be used; the log says why.';
  });
  const isKnown = await finishesWithin(STORE_TIMEOUT, check);
  if (!isKnown) return 'It doesn’t say how it is.';
  return trouble === '' ? 'ok' : trouble;
}

/** Off is as the operator wants it, and starting is soon over. */
function readerHealth(state: ReaderState | null): string {
  if (state === null || state.state === 'ready' || state.state === 'starting') return 'ok';
  return describeEngine(state);
}
