import { describe, expect, it } from 'vitest';
import { DATABASES } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';

const DAY = 24 * 60 * 60_000;

describe.each(DATABASES)('a thread on $name', ({ create }) => {
  it('is in the state that any process has set last', async () => {
    const address = await create();
    const [one, other] = [await openTestStore(address), await openTestStore(address)];
    expect(await one.threads.stateOf('a')).toBeNull();
    await one.threads.change('a', 'joined');
    expect(await other.threads.stateOf('a')).toBe('joined');
    expect(await other.threads.stateOf('b')).toBeNull();
    await other.threads.change('a', 'left');
    expect(await one.threads.stateOf('a')).toBe('left');
  });

  it('is left once, by however many at once', async () => {
    const address = await create();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openTestStore(address)));
    await stores[0]?.threads.change('a', 'joined');
    const changed = await Promise.all(stores.map(({ threads }) => threads.change('a', 'left')));
    expect(changed.filter((isNews) => isNews)).toHaveLength(1);
    expect(await stores[0]?.threads.change('a', 'left')).toBe(false);
  });

  it('is kept as long as retention says', async () => {
    const { threads, purge } = await openTestStore(await create());
    await threads.change('a', 'left');
    await purge({ questions: DAY, claims: DAY, threads: DAY });
    expect(await threads.stateOf('a')).toBe('left');
    await purge({ questions: DAY, claims: DAY, threads: -1 });
    expect(await threads.stateOf('a')).toBeNull();
  });
});
