import { groupBy } from '../../groups.ts';
import type { CallStore } from '../../inbox/circuit-breaker.ts';
import type { KeptAnswer } from '../../ports/kept-answers.ts';
import type { Observe } from '../../ports/observe.ts';
import type { Store } from '../../ports/store.ts';
import type { TextSealer } from '../../ports/system.ts';
import { createGapSearch, MAX_LISTED } from '../gaps.ts';
import { mayBeQuotedIn } from './answer-shelves.ts';
import { unsealMessage } from './prepare-keeping.ts';

/** A kept answer, and what it answers. */
export interface MatchedAnswer {
  readonly answer: Pick<KeptAnswer, 'id' | 'platform' | 'workspace' | 'channel' | 'audience'>;
  readonly questions: readonly string[];
}

type GapStore = Pick<Store, 'listUnmet' | 'answeredGaps'>;

/**
 * Closes the gaps that answers of one workspace are for: those that ask nearly in the same words, where the answer may be quoted.
 *
 * @returns how many questions each has closed
 * @throws StoreUnavailable
 */
export async function closeGaps(
  { listUnmet, answeredGaps }: GapStore,
  answers: readonly MatchedAnswer[],
): Promise<number[]> {
  const [first] = answers;
  if (first === undefined) return [];
  const { platform, workspace: id } = first.answer;
  const search = createGapSearch(
    await listUnmet({ since: 0, workspace: { platform, id }, limit: MAX_LISTED }),
  );
  const counts: number[] = [];
  for (const { answer, questions } of answers) {
    const closed = search(questions).filter(({ question }) => mayBeQuotedIn(question.place, answer));
    await answeredGaps.close(
      answer.id,
      closed.map(({ question }) => question.id),
    );
    counts.push(closed.length);
  }
  return counts;
}

/** So many answers are matched with gaps at each look. */
const AT_ONCE = 100;

export interface ClosingDependencies {
  readonly store: GapStore;
  readonly callStore: CallStore;
  readonly sealer: TextSealer;
  readonly observe: Observe;
}

/** Closes the gaps that answers were kept for since the last look. Never rejects. @returns whether there may be more */
export async function closeAnsweredGaps({
  store,
  callStore,
  sealer,
  observe,
}: ClosingDependencies): Promise<boolean> {
  const unmatched = await callStore('answers to match', () => store.answeredGaps.unmatched(AT_ONCE), []);
  const matched = unmatched.map((answer) => ({ answer, questions: questionsOf(answer, sealer) }));
  const byWorkspace = groupBy(matched, ({ answer: { platform, workspace } }) =>
    JSON.stringify([platform, workspace]),
  );
  let areAllClosed = true;
  for (const answers of byWorkspace.values()) {
    const counts = await callStore('close gaps', () => closeGaps(store, answers), null);
    areAllClosed &&= counts !== null;
    for (const [place, { answer }] of answers.entries()) {
      const questions = counts?.[place] ?? 0;
      const { id, platform } = answer;
      if (questions > 0) observe({ kind: 'gaps-closed', id, platform, questions });
    }
  }
  return areAllClosed && unmatched.length === AT_ONCE;
}

/** What can't be unsealed, as the log says elsewhere, closes nothing. */
function questionsOf({ id, sealed }: KeptAnswer, sealer: TextSealer): readonly string[] {
  try {
    return unsealMessage(sealer, id, sealed).questions;
  } catch {
    return [];
  }
}
