import { describe, expect, it } from 'vitest';
import { ANSWER_CONTROLS } from '../../src/core/ports/control-kinds.ts';
import { parseSettings } from '../../src/store/channel-settings.ts';
import { DATABASES } from '../support/databases.ts';
import { openTestStore } from '../support/open-test-store.ts';

describe.each(DATABASES)('the settings on $name', ({ create }) => {
  const open = async () => openTestStore(await create());

  it('of a channel are what was written last, and empty before', async () => {
    const store = await open();
    const channel = { platform: 'slack', id: 'C1' } as const;
    expect(await store.settings.read(channel)).toEqual({});
    const settings = {
      answers: 'public',
      listens: 'off',
      articles: ['kursk', 'ä"'],
      controls: ANSWER_CONTROLS,
    } as const;
    await store.settings.write(channel, settings);
    expect(await store.settings.read(channel)).toEqual(settings);
    await store.settings.write(channel, { listens: 'mentions' });
    expect(await store.settings.read(channel)).toEqual({ listens: 'mentions' });
    expect(await store.settings.read({ platform: 'discord', id: 'C1' })).toEqual({});
    expect(await store.settings.read({ platform: 'slack', id: 'C2' })).toEqual({});
  });

  it('of a channel are those of its workspace; without any, what was stored before workspaces were told apart', async () => {
    const store = await open();
    const [ours, theirs] = (['T1', 'T2'] as const).map(
      (workspace) => ({ platform: 'slack', id: 'C1', workspace }) as const,
    );
    if (ours === undefined || theirs === undefined) throw new Error('There are two.');
    await store.settings.write({ platform: 'slack', id: 'C1' }, { listens: 'off' });
    await store.settings.write(ours, { listens: 'all' });
    expect(await store.settings.read(ours)).toEqual({ listens: 'all' });
    expect(await store.settings.read(theirs)).toEqual({ listens: 'off' });
    expect(await store.settings.readAll({ platform: 'slack', id: 'T1' })).toEqual(
      new Map([['C1', { listens: 'all' }]]),
    );
    expect(await store.settings.readAll({ platform: 'discord', id: 'T1' })).toEqual(new Map());
  });
});

describe.each(DATABASES)('the bot’s secret on $name', ({ create }) => {
  it('is the first candidate, for all who ask', async () => {
    const address = await create();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openTestStore(address)));
    const kept = await Promise.all(stores.map((store, index) => store.ensureSecret(`candidate ${index}`)));
    expect(new Set(kept).size).toBe(1);
    expect(kept[0]).toMatch(/^candidate \d$/);
    expect(await (await openTestStore(address)).ensureSecret('late')).toBe(kept[0]);
  });
});

it.each([
  ['{"answers":"public","listens":"sometimes","color":"red"}', { answers: 'public' }],
  ['{"answers":null,"articles":["mill"]}', { articles: ['mill'] }],
  ['{"answers":', {}],
  ['null', {}],
])('of %s, what this version knows is taken, and the rest is left to the operator', (json, settings) => {
  expect(parseSettings(json)).toEqual(settings);
});
