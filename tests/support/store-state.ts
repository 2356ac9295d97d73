import { expect } from 'vitest';
import { type Store, StoreUnavailable } from '../../src/core/ports/store.ts';
import { freshQuestion } from './questions.ts';

/** Expects that a store says of itself that it can't be used, and why; and that whoever uses it is told the same. */
export async function expectUnavailable(store: Store, reason: RegExp): Promise<void> {
  const uses = [store.checkHealth(), store.claim('an event', 1000), store.questions.record(freshQuestion())];
  for (const use of await Promise.allSettled(uses)) {
    const error = use.status === 'rejected' ? use.reason : null;
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error.message).toMatch(/^The store can't be used: .*[^.]\.$/);
    expect(error.message).toMatch(reason);
    expect(error.message).not.toContain('\n');
  }
}

/** Expects that a store says that it can be used, and that it can. */
export async function expectUsable(store: Store): Promise<void> {
  await store.checkHealth();
  const question = freshQuestion();
  await store.questions.record(question);
  expect(await store.questions.find(question.id)).toEqual(question);
}
