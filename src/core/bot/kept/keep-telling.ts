import type { Redelivery } from '../../inbox/delivery.ts';
import type { Clock } from '../../ports/system.ts';
import { type ClosingDependencies, closeAnsweredGaps } from './close-gaps.ts';
import { type TellingAskersDependencies, tellAskers } from './tell-askers.ts';
import { tellAuthors } from './tell-authors.ts';

/** Between two looks for what was kept, in milliseconds … */
const INTERVAL = 5_000;

/** … and where there is more to do than one look does, or it can't be done yet. */
const PAUSE = 200;

export type TellingDependencies = TellingAskersDependencies & ClosingDependencies & { readonly clock: Clock };

/**
 * Does what follows when answers are kept, until the signal is aborted: tells their authors, closes the gaps they are for, and tells
 * whoever asked and got nothing. Never rejects.
 *
 * @param redeliveries how to reach people on each platform
 */
export async function keepTelling(
  dependencies: TellingDependencies,
  redeliveries: readonly Redelivery[],
  signal: AbortSignal,
): Promise<void> {
  const { store, clock } = dependencies;
  const { keptAnswers } = store;
  let news = new AbortController();
  const stopListening = keptAnswers.listen(() => news.abort());
  while (!signal.aborted) {
    news = new AbortController();
    await tellAuthors({ ...dependencies, store: keptAnswers }, redeliveries);
    const isMore = await closeAnsweredGaps(dependencies);
    const isSoon = await tellAskers(dependencies, redeliveries);
    await clock.wait(isMore || isSoon ? PAUSE : INTERVAL, AbortSignal.any([signal, news.signal]));
  }
  await stopListening();
}
