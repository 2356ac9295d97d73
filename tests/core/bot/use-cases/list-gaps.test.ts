import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../../src/core/ports/store.ts';
import { ALWAYS_UNSURE, botOf, libraryOf } from '../../../support/bot-of.ts';
import type { ManualClock } from '../../../support/clocks.ts';
import { ADMIN, BEN, MILL, millTalk, UNANSWERED } from '../../../support/mill-talk.ts';
import { CHANNEL, controlOf, type Talk, talkWith } from '../../../support/talk-with.ts';

let clock: ManualClock;
let store: Store;
let talk: Talk;

beforeEach(() => {
  ({ clock, store, talk } = millTalk());
});

describe('gaps', () => {
  const gaps = { kind: 'gaps', days: 30 } as const;

  it('are shown to admins, merged, those of their own workspace', async () => {
    await talk.ask(UNANSWERED);
    await clock.pass(1_000);
    await talk.ask('Yesterday, who painted the brewery wheel?', { asker: BEN });
    await talk.ask('Who owns the lighthouse?', { place: { ...CHANNEL, workspace: 'T2' } });
    const { text } = await talk.get(gaps, { asker: ADMIN });
    expect(text).toContain(
      '• Yesterday, who painted the brewery wheel?\n  asked 2 times, last on 2026-11-24; closest: The mill, ¶5',
    );
    expect(text).not.toContain('lighthouse');
  });

  it('tell what people thought of an answer', async () => {
    const answer = await talk.ask('Who runs the mill?');
    await talk.press(controlOf(answer, 'down'));
    const miss = await talk.ask('Who owns the lighthouse?');
    await talk.press(controlOf(miss, 'gap'));
    const { text } = await talk.get(gaps, { asker: ADMIN });
    expect(text).toContain('not helpful for 1 person');
    expect(text).toContain('missed by 1 person');
  });

  it('are unsure answers that were voted down, and no others', async () => {
    const unsure = talkWith(botOf([], { clock, store, library: () => libraryOf([MILL], ALWAYS_UNSURE) }));
    await unsure.ask('Where does the mill stand?');
    const answer = await unsure.ask('Who runs the mill?');
    expect(answer.outcome).toBe('unsure');
    await unsure.press(controlOf(answer, 'down'));
    const { text } = await talk.get(gaps, { asker: ADMIN });
    expect(text).toContain('• Who runs the mill?\n  asked 1 time');
    expect(text).not.toContain('Where does the mill stand?');
  });

  it('are none where all was answered, or nothing was asked of late', async () => {
    await talk.ask('Who owns the lighthouse?');
    await clock.pass(8 * 24 * 60 * 60_000);
    const { text } = await talk.get({ kind: 'gaps', days: 7 }, { asker: ADMIN });
    expect(text).toBe('No gaps in the last 7 days.');
  });

  it('are not more than can be taken in', async () => {
    for (let at = 0; at < 12; at++) await talk.ask(`Who owns lighthouse${'xyzabcdefghi'[at]?.repeat(9)}?`);
    expect((await talk.get(gaps, { asker: ADMIN })).text).toContain('\nAnd 2 more.\n');
  });

  it('are all shown to whoever sits at the terminal, and to nobody else without a workspace', async () => {
    await talk.ask('Who owns the lighthouse?');
    const nowhere = { workspace: null, channel: 'x', conversation: 'x' };
    const shownOn = async (platform: 'terminal' | 'discord') =>
      (await talk.get(gaps, { asker: ADMIN, place: { ...nowhere, platform } })).text;
    expect(await shownOn('terminal')).toContain('lighthouse');
    expect(await shownOn('discord')).toBe('Only admins can do that.');
    expect((await talk.get(gaps)).text).toBe('Only admins can do that.');
  });
});
